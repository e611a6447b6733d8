using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Pias;

/// <summary>Every page of assessments and registers that no journey comes by, looked over as it opens, and some with what is wrong in them.</summary>
public sealed class PiaPagesTests(Chromium chromium)
{
    private static readonly string[] OfDraft =
        ["", "/screening", "/edit", "/team", "/flows", "/comments/aim", "/check", "/compare", "/records", "/action/SubmitScreening"];

    private static readonly string[] OfApproved =
        ["", "/risks", "/risks/1/measures/1/settle", "/compare", "/check", "/action/ConfirmMeasures", "/publish"];

    private static readonly string[] OfRecord = ["", "/edit", "/retire"];

    [Fact]
    public Task Pages_of_assessments_and_registers_are_for_everyone() => Journey.RunAsync(chromium, new JourneyOptions(), async journey =>
    {
        var token = TestContext.Current.CancellationToken;
        var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer, CouncilRole.SeniorInformationRiskOwner);
        var draft = await journey.App.AddPiaAsync(new TestPia("Cameras in car parks", officer.Id), token);
        var approved = await journey.App.AddApprovedPiaAsync(new TestPia("Library cards", officer.Id), token);
        var areaId = await journey.App.WithDbAsync(db => db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(token));
        var viewer = new Viewer(officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        var pages = new List<string> { "/pias", "/pias/new", "/pias/waiting", "/pias/decisions", "/search?q=library", "/information-registers", "/ropa/controller" };
        pages.AddRange(OfDraft.Select(p => $"/pias/{draft}{p}"));
        pages.AddRange(OfApproved.Select(p => $"/pias/{approved}{p}"));
        foreach (var shape in RecordShape.All)
        {
            var words = Words(shape, areaId, officer.Id, journey.App.Clock.TodayInUk());
            var code = await journey.App.WithAsync<SaveRecord, string>(s => s.AddAsync(shape.Kind, words, viewer, token));
            pages.AddRange([$"/{shape.Path}", $"/{shape.Path}/new", .. OfRecord.Select(p => $"/{shape.Path}/{code}{p}")]);
        }

        foreach (var page in pages)
        {
            await journey.GoAsync(page);
            await journey.LookOverAsync($"page{page.Replace('/', '-').Replace('?', '-')}");
        }

        foreach (var (page, button) in (IReadOnlyList<(string, string)>)[("/pias/new", "Start"), ("/suppliers/new", "Save")])
        {
            await journey.GoAsync(page);
            await journey.PressAsync(button);
            await Assertions.Expect(journey.Page.Locator(".govuk-error-summary")).ToHaveCountAsync(1);
            await journey.LookOverAsync($"errors{page.Replace('/', '-')}");
        }
    });

    private static RecordWords Words(RecordShape shape, Guid areaId, Guid ownerId, DateOnly today) => new()
    {
        Name = $"Council tax ({shape.One})",
        ServiceAreaId = areaId,
        OwnerId = ownerId,
        StartsOn = today,
        EndsOn = today.AddYears(2),
        NextReviewOn = today.AddYears(1),
        Texts = shape.Fields.ToDictionary(f => f.Id, f => f.Choices.Count > 0 ? f.Choices[0] : $"{f.Label}, in words", StringComparer.Ordinal),
    };
}
