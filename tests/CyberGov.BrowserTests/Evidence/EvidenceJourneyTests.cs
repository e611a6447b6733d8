using CyberGov.Identity;
using CyberGov.Testing.Files;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Evidence;

public sealed class EvidenceJourneyTests(Chromium chromium)
{
    private static readonly FilePayload Pdf = new() { Name = "access review.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf() };

    private static readonly FilePayload Png = new() { Name = "screen.png", MimeType = "image/png", Buffer = SampleFiles.Png() };

    private static readonly FilePayload NotReallyPdf = new() { Name = "minutes.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Png() };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_owner_logs_evidence_with_files_and_gets_the_same_bytes_back(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            var owner = await journey.SignInAsync(CouncilRole.ControlOwner);
            await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, TestContext.Current.CancellationToken);
            await journey.GoAsync("/evidence");
            await journey.LookOverAsync("evidence-empty");

            await journey.GoAsync("/evidence/log?control=IAM-03");
            await journey.LookOverAsync("evidence-log");
            await journey.Page.Locator("input[type=file]").SetInputFilesAsync([Pdf, Png, NotReallyPdf]);
            await journey.PressAsync("Hand in for acceptance");
            await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li").First).ToBeVisibleAsync();
            await journey.LookOverAsync("evidence-log-errors");

            await FillInAsync(journey);
            await journey.PressAsync("Hand in for acceptance");
            await journey.SeesSuccessAsync("Evidence EV-2026-0001 is logged and waits for someone else to accept it");
            await journey.SeesAsync("Access review of August");
            await journey.LookOverAsync("evidence-item");

            Assert.Equal(Pdf.Buffer, await journey.DownloadAsync("access review.pdf"));
            Assert.Equal(Png.Buffer, await journey.DownloadAsync("screen.png"));

            await journey.GoAsync("/evidence?q=access");
            await Assertions.Expect(journey.Page.Locator("tbody tr")).ToHaveCountAsync(1);
            await journey.LookOverAsync("evidence");
        });

    [Fact]
    public Task What_was_logged_by_mistake_is_withdrawn_with_a_reason() => Journey.RunAsync(chromium, async journey =>
    {
        var officer = await journey.SignInAsync(CouncilRole.InformationGovernanceOfficer);
        var code = await journey.App.Council.AddEvidenceAsync(
            new Testing.TestEvidence("Old report", officer.Id, "IAM-03"), TestContext.Current.CancellationToken);

        await journey.GoAsync($"/evidence/{code}/controls");
        await journey.LookOverAsync("evidence-controls");
        await journey.GoAsync($"/evidence/{code}/withdraw");
        await journey.LookOverAsync("evidence-withdraw");
        await journey.PressAsync("Withdraw");
        await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
        await journey.LookOverAsync("evidence-withdraw-errors");
        await journey.FillAsync("Why is it withdrawn?", "It is last year's.");
        await journey.PressAsync("Withdraw");
        await Assertions.Expect(journey.Page.Locator("main")).ToContainTextAsync("It is last year's.");
        await journey.LookOverAsync("evidence-withdrawn");
    });

    private static async Task FillInAsync(Journey journey)
    {
        await journey.FillAsync("Title", "Access review of August");
        await journey.FillAsync("What it shows", "Every leaver's account was closed.");
        await journey.TickAsync("OFFICIAL");
    }
}
