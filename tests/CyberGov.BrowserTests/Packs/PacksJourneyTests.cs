using System.IO.Compression;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Packs;

public sealed class PacksJourneyTests(Chromium chromium)
{
    private static readonly TestAppOptions WithJobs = new() { JobsEnabled = true };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_auditor_builds_a_pack_and_downloads_it(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { App = WithJobs, JavaScript = javaScript }, async journey =>
        {
            var auditor = await journey.SignInAsync(CouncilRole.Auditor);
            await journey.App.Council.AddEvidenceAsync(
                new TestEvidence("Access review", auditor.Id, "IAM-03") { Files = [("review.pdf", SampleFiles.Pdf())] },
                TestContext.Current.CancellationToken);
            await journey.GoAsync("/packs");
            await journey.LookOverAsync("packs-empty");

            await journey.GoAsync("/packs/new");
            await journey.LookOverAsync("packs-new");
            await journey.FillAsync("Last day of the period", "yesterday week");
            await journey.PressAsync("Build the pack");
            await Assertions.Expect(journey.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
            await journey.LookOverAsync("packs-new-errors");

            await journey.GoAsync("/packs/new");
            await journey.PressAsync("Build the pack");
            var download = journey.Page.Locator("main a[href$='/download']");
            await Assertions.Expect(download).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await journey.LookOverAsync("pack-ready");

            using var pack = new ZipArchive(new MemoryStream(await journey.DownloadAsync("Download the pack")));
            Assert.Contains(pack.Entries, e => e.FullName.EndsWith("PACK-2026-0001.xlsx", StringComparison.Ordinal));
            Assert.Contains(pack.Entries, e => e.FullName.EndsWith("manifest.json", StringComparison.Ordinal));
            Assert.Contains(pack.Entries, e => e.Name == "review.pdf" || e.Name.EndsWith(".pdf", StringComparison.Ordinal));

            await journey.GoAsync("/packs");
            await journey.LookOverAsync("packs");
        });
}
