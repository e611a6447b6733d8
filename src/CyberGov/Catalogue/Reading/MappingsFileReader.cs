namespace CyberGov.Catalogue.Reading;

/// <summary>Reads <c>mappings/*.yaml</c>: for each requirement of one framework, the controls that serve it.</summary>
internal static class MappingsFileReader
{
    public static IEnumerable<PublishedMapping> Read(YamlFile file, ProblemLog problems)
    {
        var top = new EntryReader(file.Map, file.Path, CatalogueKeys.MappingsFile, problems);
        var framework = top.Code("framework");
        var author = top.Text("author");
        var reviewStatus = top.Word<MappingReviewStatus>("review_status");

        foreach (var requirement in top.Map("mappings")?.Entries ?? [])
        {
            foreach (var map in top.MapsOf(requirement))
            {
                var mapping = new EntryReader(map, file.Path, CatalogueKeys.Mapping, problems);

                yield return new PublishedMapping(
                    framework,
                    requirement.Key,
                    mapping.Text("control"),
                    mapping.Word<Relationship>("relationship"),
                    mapping.OptionalText("author") ?? author,
                    mapping.Has("review_status") ? mapping.Word<MappingReviewStatus>("review_status") : reviewStatus,
                    mapping.OptionalText("rationale"),
                    mapping.Place);
            }
        }
    }
}
