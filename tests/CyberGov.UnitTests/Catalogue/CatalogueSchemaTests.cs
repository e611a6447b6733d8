using System.Text.Json;
using CyberGov.Catalogue;
using CyberGov.Pias.Form;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Catalogue;

/// <summary>An editor that follows the schemas must help and hinder exactly where the reader does.</summary>
public sealed class CatalogueSchemaTests
{
    public static TheoryData<string, string?, KeySet> KeySets => new()
    {
        { "framework", null, CatalogueKeys.FrameworkFile },
        { "framework", "framework", CatalogueKeys.Framework },
        { "framework", "group", CatalogueKeys.Group },
        { "framework", "requirement", CatalogueKeys.Requirement },
        { "controls", null, CatalogueKeys.ControlsFile },
        { "controls", "domain", CatalogueKeys.Domain },
        { "controls", "control", CatalogueKeys.Control },
        { "owner-roles", null, CatalogueKeys.RolesFile },
        { "owner-roles", "role", CatalogueKeys.Role },
        { "mappings", null, CatalogueKeys.MappingsFile },
        { "mappings", "mapping", CatalogueKeys.Mapping },
        { "successors", null, CatalogueKeys.SuccessorsFile },
        { "screening", null, PiaFormKeys.ScreeningFile },
        { "screening", "question", PiaFormKeys.Question },
        { "screening", "routing", PiaFormKeys.Routing },
        { "privacy-impact-assessment", null, PiaFormKeys.StepsFile },
        { "privacy-impact-assessment", "step", PiaFormKeys.Step },
        { "privacy-impact-assessment", "field", PiaFormKeys.Field },
        { "privacy-impact-assessment", "option", PiaFormKeys.Option },
        { "privacy-impact-assessment", "condition", PiaFormKeys.Condition },
        { "risk", null, PiaFormKeys.RiskFile },
        { "risk", "word", PiaFormKeys.Word },
        { "risk", "measure", PiaFormKeys.Measure },
    };

    [Theory]
    [MemberData(nameof(KeySets), DisableDiscoveryEnumeration = true)]
    public void A_schema_knows_and_demands_the_same_keys_as_the_reader(string schema, string? definition, KeySet keys)
    {
        var element = Definition(schema, definition);

        Assert.Equal(
            keys.Required.Concat(keys.Optional).Order(),
            element.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(keys.Required.Order(), Texts(element.GetProperty("required")).Order());
        Assert.False(element.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void The_schemas_offer_the_same_words_as_the_reader()
    {
        Assert.Equal(CatalogueKeys.Kinds, Words("framework", "framework", "kind"));
        Assert.Equal(Names<FrameworkStatus>(), Words("framework", "framework", "status").Order());
        Assert.Equal(Names<Relationship>(), Words("mappings", "mapping", "relationship").Order());
        Assert.Equal(Names<MappingReviewStatus>(), Words("mappings", "mapping", "review_status").Order());
        Assert.Equal(Names<MappingReviewStatus>(), Words("mappings", null, "review_status").Order());
        Assert.Equal(Names<ScreeningWeight>(), Words("screening", "question", "leads_to").Order());
        Assert.Equal(Names<Route>(), Words("screening", "routing", "leads_to").Order());
        Assert.Equal(PiaFormKeys.Steps, Words("privacy-impact-assessment", "step", "id"));
        Assert.Equal(Names<FieldType>(), Words("privacy-impact-assessment", "field", "type").Order());
        Assert.Equal(Names<Part3Use>(), Words("privacy-impact-assessment", "field", "part_3").Order());
    }

    [Theory]
    [InlineData("framework", "requirement")]
    [InlineData("controls", "control")]
    public void The_schemas_offer_the_same_review_months_as_the_reader(string schema, string definition)
    {
        var months = Definition(schema, definition).GetProperty("properties").GetProperty("review_months").GetProperty("enum");

        Assert.Equal(CatalogueKeys.ReviewMonths, months.EnumerateArray().Select(m => m.GetInt32()));
    }

    [Fact]
    public void Every_file_names_the_schema_of_its_kind()
    {
        var catalogue = CatalogueFolder.Open(ShippedCatalogue.Folder).Files;
        var assessments = CatalogueFolder.Open(ShippedCatalogue.Folder, [PiaFormFile.Subfolder]).Files;

        foreach (var path in catalogue.Concat(assessments).Select(f => f.Path))
        {
            var schema = path.Split('/') switch
            {
                ["frameworks", _] => "framework",
                ["library", "owner-roles.yaml"] => "owner-roles",
                ["library", _] => "controls",
                [PiaFormFile.Subfolder, var file] => Path.GetFileNameWithoutExtension(file),
                var parts => parts[0],
            };

            var first = File.ReadLines(Path.Combine(ShippedCatalogue.Folder, path)).First();
            Assert.Equal($"# yaml-language-server: $schema=../schema/{schema}.json", first);
            Assert.True(File.Exists(Path.Combine(ShippedCatalogue.Folder, "schema", schema + ".json")));
        }
    }

    private static JsonElement Definition(string schema, string? definition)
    {
        var path = Path.Combine(ShippedCatalogue.Folder, "schema", schema + ".json");
        var root = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));

        Assert.Equal("https://json-schema.org/draft/2020-12/schema", root.GetProperty("$schema").GetString());
        return definition is null ? root : root.GetProperty("$defs").GetProperty(definition);
    }

    private static List<string> Words(string schema, string? definition, string key) =>
        Texts(Definition(schema, definition).GetProperty("properties").GetProperty(key).GetProperty("enum"));

    private static List<string> Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    private static IEnumerable<string> Names<TEnum>()
        where TEnum : struct, Enum => Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName).Order();
}
