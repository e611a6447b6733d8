using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Pias;

public sealed class PiaRedactionTests
{
    private static readonly PiaForm Form = PiaFormFile.Read(ShippedCatalogue.Folder).FormOrThrow();
    private static readonly Guid Lead = Guid.CreateVersion7();
    private static readonly Guid Owner = Guid.CreateVersion7();

    [Fact]
    public void Withholding_everything_leaves_nothing_of_what_was_written()
    {
        var document = Document();
        var parts = PaperParts.Of(document, new PiaPaperWriter(Form));
        var redacted = PiaRedaction.Apply(document, parts.ToDictionary(p => p.Key, _ => "secret", StringComparer.Ordinal), namesPeople: false);
        var left = PiaContentJson.Write(redacted.Content) + PiaContentJson.Write(redacted.Surroundings);

        Assert.DoesNotContain("HIDE", left, StringComparison.Ordinal);
        Assert.DoesNotContain(Lead.ToString(), left, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Owner.ToString(), left, StringComparison.OrdinalIgnoreCase);
        Assert.All(new PiaPaperWriter(Form).Blocks(redacted, []), b => Assert.DoesNotContain("HIDE", b.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Each_part_is_withheld_by_itself_and_the_rest_is_left_as_it_was()
    {
        var document = Document();
        var writer = new PiaPaperWriter(Form);
        foreach (var part in PaperParts.Of(document, writer))
        {
            var redacted = PiaRedaction.Apply(
                document, new Dictionary<string, string>(StringComparer.Ordinal) { [part.Key] = "secret" }, namesPeople: true);
            var left = PaperParts.Of(redacted, writer).ToDictionary(p => p.Key, p => p.Text, StringComparer.Ordinal);

            Assert.Equal("Withheld: secret", left[part.Key]);
            Assert.All(
                PaperParts.Of(document, writer).Where(p => p.Key != part.Key), p => Assert.Equal(p.Text, left[p.Key]));
        }
    }

    [Fact]
    public void Risks_to_the_council_and_costs_are_never_published_and_levels_always()
    {
        var redacted = PiaRedaction.Apply(Document(), new Dictionary<string, string>(StringComparer.Ordinal) { ["risk/1"] = "secret" }, namesPeople: true);

        Assert.Null(redacted.Content.Risks[0].CorporateRisk);
        Assert.Null(redacted.Content.Risks[0].Measures[0].CostNote);
        Assert.Equal(RiskLevel.High, redacted.Content.InitialLevel);
        Assert.Equal("Zoe HIDE", redacted.Surroundings.NameOf(Lead));
    }

    [Fact]
    public void A_paper_shows_choices_in_words_tables_and_answers_to_questions_no_longer_asked()
    {
        var blocks = new PiaPaperWriter(Form).Blocks(Document(), []);

        Assert.Contains(new PaperHeading(1, "Other answers"), blocks);
        Assert.Contains(blocks.OfType<PaperTable>(), t => t.Headers[1] == "From" && t.Rows.Single()[1] == "HIDE source");
        Assert.Contains(new PaperText("No"), blocks);
        Assert.Contains(new PaperText("Genetic data\nInvented kind"), blocks);
        Assert.All(blocks.OfType<PaperTable>(), t => Assert.All(t.Rows, r => Assert.Equal(t.Headers.Count, r.Count)));
    }

    private static PiaDocument Document() => new(
        new PiaContent
        {
            Code = "PIA-2027-0001",
            VersionNumber = 1,
            Title = "Cameras",
            ServiceAreaId = Guid.CreateVersion7(),
            ProjectLeadId = Lead,
            InformationAssetOwnerId = Owner,
            IsLawEnforcement = false,
            Answers = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["S11"] = "yes",
                ["S11-note"] = "HIDE note",
                ["aim"] = "HIDE aim",
                ["uses-processors"] = "no",
                ["high-risk-kinds"] = "genetic\ninvented",
                ["gone-from-the-form"] = "HIDE old",
            },
            Flows = [new ContentFlow(1, "HIDE source", "HIDE to", "HIDE data", "HIDE route", "HIDE protection", "HIDE country")],
            Consultees = [new ContentConsultee(1, ConsulteeKind.Partner, "HIDE who", new DateOnly(2027, 1, 2), "HIDE how", "HIDE views", "HIDE response")],
            Risks =
            [
                new ContentRisk(
                    1, "HIDE risk", ["HIDE-kind"], "HIDE-likely", "HIDE-severe", RiskLevel.High, "HIDE-less", "HIDE-less", RiskLevel.Low, "HIDE corporate",
                    [new ContentMeasure(1, "HIDE measure", MeasureEffect.Reduced, "HID-01", Owner, new DateOnly(2027, 5, 1), "HIDE cost", true)]),
            ],
        },
        new PiaSurroundings
        {
            People = new SortedDictionary<Guid, string> { [Lead] = "Zoe HIDE", [Owner] = "Yan HIDE" },
            ServiceArea = "Parking",
            Controls = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["HID-01"] = "HIDE control" },
            Questions = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["gone-from-the-form"] = "An old question" },
            Options = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["high-risk-kinds/genetic"] = "Genetic data",
                ["high-risk-kinds/invented"] = "Invented kind",
            },
        });
}
