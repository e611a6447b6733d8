namespace CyberGov.Catalogue.Reading;

/// <summary>Reads <c>frameworks/*.yaml</c>: a framework, its headings to any depth and its requirements.</summary>
internal sealed class FrameworkFileReader(YamlFile file, HashSet<string> owners, ProblemLog problems)
{
    private readonly List<PublishedRequirement> _requirements = [];

    private string _frameworkCode = "";

    public PublishedFramework? Read()
    {
        var top = new EntryReader(file.Map, file.Path, CatalogueKeys.FrameworkFile, problems);

        if (top.Map("framework") is not { } map)
        {
            return null;
        }

        var header = new EntryReader(map, file.Path, CatalogueKeys.Framework, problems);
        _frameworkCode = header.Code("id");
        ReadGroups(top, parentCode: null, source: null);

        return new PublishedFramework(
            _frameworkCode,
            header.Text("title"),
            header.Text("edition"),
            header.OptionalDate("published"),
            header.Word<FrameworkStatus>("status"),
            header.Word("kind", CatalogueKeys.Kinds),
            header.Text("publisher"),
            header.Text("source"),
            _requirements,
            header.Place);
    }

    private void ReadGroups(EntryReader parent, string? parentCode, string? source)
    {
        foreach (var map in parent.Maps("groups"))
        {
            var group = new EntryReader(map, file.Path, CatalogueKeys.Group, problems);
            var code = group.Code("ref");
            var ownSource = group.OptionalText("source") ?? source;

            if (!group.Has("groups") && !group.Has("requirements"))
            {
                group.Report("ref", $"The group '{code}' is empty. Add requirements under it, or remove it.");
            }

            _requirements.Add(new PublishedRequirement(
                _frameworkCode,
                code,
                parentCode,
                _requirements.Count + 1,
                IsAssessable: false,
                group.Text("title"),
                group.OptionalText("statement") ?? "",
                ownSource,
                OwnerRole: null,
                EvidenceExamples: [],
                ReviewMonths: null,
                group.Place));

            ReadGroups(group, code, ownSource);
            ReadRequirements(group, code, ownSource);
        }
    }

    private void ReadRequirements(EntryReader group, string groupCode, string? source)
    {
        foreach (var map in group.Maps("requirements"))
        {
            var entry = new EntryReader(map, file.Path, CatalogueKeys.Requirement, problems);

            _requirements.Add(new PublishedRequirement(
                _frameworkCode,
                entry.Code("ref"),
                groupCode,
                _requirements.Count + 1,
                IsAssessable: true,
                entry.Text("title"),
                entry.Text("statement"),
                entry.OptionalText("source") ?? source,
                entry.Owner("owner", owners),
                entry.Texts("evidence"),
                entry.Months("review_months"),
                entry.Place));
        }
    }
}
