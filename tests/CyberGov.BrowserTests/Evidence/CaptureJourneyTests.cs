using CyberGov.Identity;
using CyberGov.Testing.Files;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests.Evidence;

/// <summary>Getting evidence in with little to do: several files at once, dropped, pasted, or only a link.</summary>
public sealed class CaptureJourneyTests(Chromium chromium)
{
    private static readonly FilePayload Pdf = new() { Name = "access_review.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf() };

    private static readonly FilePayload Png = new() { Name = "screen.png", MimeType = "image/png", Buffer = SampleFiles.Png() };

    private static readonly string PngInBase64 = Convert.ToBase64String(SampleFiles.Png());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Several_files_chosen_at_once_make_a_draft_named_after_the_first(bool javaScript) =>
        Journey.RunAsync(chromium, new JourneyOptions { JavaScript = javaScript }, async journey =>
        {
            await OpenFormAsync(journey);
            await journey.Page.Locator("input[type=file]").SetInputFilesAsync([Pdf, Png]);
            if (javaScript)
            {
                await Assertions.Expect(journey.Page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("access review");
                await Assertions.Expect(Status(journey)).ToHaveTextAsync(
                    "The title is now ‘access review’, from the name of the file: change it if you know a better one.");
            }

            await journey.PressAsync("Save as a draft");
            await journey.SeesSuccessAsync("EV-2026-0001 is saved as a draft");
            await journey.SeesAsync("access review");
            await journey.LookOverAsync("evidence-draft");
            Assert.Equal(Pdf.Buffer, await journey.DownloadAsync("access_review.pdf"));
            Assert.Equal(Png.Buffer, await journey.DownloadAsync("screen.png"));
        });

    [Fact]
    public Task Several_files_can_be_dropped() => Journey.RunAsync(chromium, async journey =>
    {
        await OpenFormAsync(journey);
        await journey.Page.EvaluateAsync(
            """
            png => {
              const data = new DataTransfer()
              const bytes = Uint8Array.from(atob(png), c => c.charCodeAt(0))
              data.items.add(new File([bytes], 'first.png', { type: 'image/png' }))
              data.items.add(new File(['Closed: 12 accounts'], 'second.txt', { type: 'text/plain' }))
              document.querySelector('.govuk-file-upload-button').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
            }
            """,
            PngInBase64);
        await Assertions.Expect(journey.Page.Locator(".govuk-file-upload-button__status")).ToHaveTextAsync("2 files chosen");
        await journey.LookOverAsync("evidence-dropped");

        await journey.PressAsync("Save as a draft");
        await journey.SeesSuccessAsync("EV-2026-0001 is saved as a draft");
        Assert.Equal(SampleFiles.Png(), await journey.DownloadAsync("first.png"));
        Assert.Equal("Closed: 12 accounts"u8.ToArray(), await journey.DownloadAsync("second.txt"));
    });

    [Fact]
    public Task A_pasted_screenshot_joins_the_files_that_were_chosen() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.Page.Clock.SetFixedTimeAsync(new DateTime(2027, 3, 3, 9, 30, 0, DateTimeKind.Utc));
        await OpenFormAsync(journey);
        await journey.Page.Locator("input[type=file]").SetInputFilesAsync([Pdf]);
        await PasteAsync(journey, "document.body");
        await PasteAsync(journey, "document.body");
        await Assertions.Expect(Status(journey)).ToContainTextAsync("Added screenshot-2027-03-03-0930-2.png. 3 files are chosen.");
        await journey.LookOverAsync("evidence-pasted");

        await journey.PressAsync("Save as a draft");
        await journey.SeesSuccessAsync("EV-2026-0001 is saved as a draft");
        Assert.Equal(Pdf.Buffer, await journey.DownloadAsync("access_review.pdf"));
        Assert.Equal(SampleFiles.Png(), await journey.DownloadAsync("screenshot-2027-03-03-0930.png"));
        Assert.Equal(SampleFiles.Png(), await journey.DownloadAsync("screenshot-2027-03-03-0930-2.png"));
    });

    [Fact]
    public Task Cells_pasted_into_a_text_box_stay_text() => Journey.RunAsync(chromium, async journey =>
    {
        await OpenFormAsync(journey);
        await PasteAsync(journey, "document.getElementById('Note')", "a picture of cells and their text");

        await Assertions.Expect(Status(journey)).ToHaveTextAsync("");
        Assert.Equal(0, await journey.Page.Locator("input[type=file]").EvaluateAsync<int>("input => input.files.length"));
    });

    [Fact]
    public Task A_link_offers_a_title_and_never_takes_one_away() => Journey.RunAsync(chromium, async journey =>
    {
        await OpenFormAsync(journey);
        var title = journey.Page.GetByLabel("Title", new() { Exact = true });
        await journey.FillAsync("Link (optional)", "https://intranet.example.gov.uk/policies/Access-control%20policy.pdf?version=3");
        await title.FocusAsync();
        await Assertions.Expect(title).ToHaveValueAsync("Access control policy");

        await title.FillAsync("My own title");
        await journey.FillAsync("Link (optional)", "https://intranet.example.gov.uk/policies/other");
        await title.FocusAsync();
        await Assertions.Expect(title).ToHaveValueAsync("My own title");
    });

    private static async Task OpenFormAsync(Journey journey)
    {
        var owner = await journey.SignInAsync(CouncilRole.ControlOwner);
        await journey.App.Council.AssignAsync("IAM-03", owner.Id, null, TestContext.Current.CancellationToken);
        await journey.GoAsync("/");
        await journey.PressAsync("Log evidence");
        await journey.SeesAsync("Log evidence");
    }

    private static ILocator Status(Journey journey) => journey.Page.Locator("[data-says-pasted]");

    private static async Task PasteAsync(Journey journey, string target, string? text = null) => await journey.Page.EvaluateAsync(
        $$"""
        ([png, text]) => {
          const data = new DataTransfer()
          data.items.add(new File([Uint8Array.from(atob(png), c => c.charCodeAt(0))], 'image.png', { type: 'image/png' }))
          if (text) data.setData('text/plain', text)
          {{target}}.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        }
        """,
        new[] { PngInBase64, text });
}
