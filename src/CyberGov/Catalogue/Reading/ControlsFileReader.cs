namespace CyberGov.Catalogue.Reading;

/// <summary>Reads <c>library/*.yaml</c>: one subject and its common controls.</summary>
internal static class ControlsFileReader
{
    public static PublishedDomain? Read(YamlFile file, HashSet<string> owners, ProblemLog problems)
    {
        var top = new EntryReader(file.Map, file.Path, CatalogueKeys.ControlsFile, problems);
        var controls = top.Maps("controls").Select(map => Control(map, file, owners, problems)).ToList();

        if (top.Map("domain") is not { } domainMap)
        {
            return null;
        }

        var domain = new EntryReader(domainMap, file.Path, CatalogueKeys.Domain, problems);
        return new PublishedDomain(domain.Code("prefix"), domain.Text("title"), controls, domain.Place);
    }

    private static PublishedControl Control(YamlMap map, YamlFile file, HashSet<string> owners, ProblemLog problems)
    {
        var control = new EntryReader(map, file.Path, CatalogueKeys.Control, problems);

        return new PublishedControl(
            control.Code("id"),
            control.Text("title"),
            control.Text("objective"),
            control.Owner("owner", owners),
            control.Texts("evidence"),
            control.Months("review_months"),
            control.Texts("applies_to"),
            control.Place);
    }
}
