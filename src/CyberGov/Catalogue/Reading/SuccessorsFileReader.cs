namespace CyberGov.Catalogue.Reading;

/// <summary>Reads <c>successors/*.yaml</c>: what became of each requirement of an older edition in a newer one.</summary>
internal static class SuccessorsFileReader
{
    public static IEnumerable<PublishedSuccessor> Read(YamlFile file, ProblemLog problems)
    {
        var top = new EntryReader(file.Map, file.Path, CatalogueKeys.SuccessorsFile, problems);
        var from = top.Code("from");
        var to = top.Code("to");

        foreach (var requirement in top.Map("successors")?.Entries ?? [])
        {
            if (requirement.Value is not YamlList list || list.Items.Any(i => i is not YamlText))
            {
                problems.Add(
                    file.Path,
                    requirement.Line,
                    $"'{requirement.Key}' must be a list of references in square brackets; "
                    + "[] says that nothing follows it.");
                continue;
            }

            foreach (var successor in list.Items.Cast<YamlText>())
            {
                yield return new PublishedSuccessor(
                    from, requirement.Key, to, successor.Text, new CataloguePlace(file.Path, successor.Line));
            }
        }
    }
}
