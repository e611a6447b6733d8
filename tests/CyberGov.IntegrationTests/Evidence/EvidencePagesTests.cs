using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>The evidence pages over HTTP, as a browser without JavaScript uses them.</summary>
public sealed class EvidencePagesTests : IAsyncLifetime
{
    private TestApp _app = null!;
    private TestVisitor _officer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Token);
        _officer = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
    }

    public async ValueTask DisposeAsync()
    {
        _officer.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Files_logged_through_the_form_are_shown_and_download_byte_for_byte()
    {
        var page = await LogAsync(new("Files", "Leavers “Q1” £5.pdf", SampleFiles.Pdf()), new("Files", "screen.png", SampleFiles.Png(), "text/html"));

        Assert.Equal(("/evidence/EV-2026-0001", HttpStatusCode.OK), (page.Path, page.Status));
        Assert.Equal("Evidence EV-2026-0001 is logged and waits for someone else to accept it", page.Text(".govuk-notification-banner--success .govuk-notification-banner__heading"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf())), page.Texts("td code"));
        Assert.Contains("IAM-03", page.Texts(".code"));

        using var pdf = await DownloadAsync(_officer, page, "Leavers “Q1” £5.pdf");
        Assert.Equal(SampleFiles.Pdf(), await pdf.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", pdf.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Leavers “Q1” £5.pdf", pdf.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", pdf.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", pdf.Headers.GetValues("Content-Security-Policy").Single());

        using var png = await DownloadAsync(_officer, page, "screen.png");
        Assert.Equal("image/png", png.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_empty_form_says_everything_that_is_missing()
    {
        var page = await _officer.PostFormAsync("/evidence/log", form => form.Fill("OwnerId", ""), Token);

        Assert.StartsWith("Error: Log evidence", page.Title, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Enter a title", "Enter what it shows", "Choose a file, or enter a link or a note", "Select who owns it",
                "Select how it is marked", "Select at least one control",
            ],
            page.Errors);
    }

    [Fact]
    public async Task Dates_and_links_are_checked_with_sentences_that_say_how_to_mend_them()
    {
        var page = await _officer.PostFormAsync(
            "/evidence/log?control=IAM-03",
            form =>
            {
                Fill(form);
                form.Fill("EffectiveOn", "9/9/2026");
                form.Fill("ExpiresOn", "9/9/2026");
                form.Fill("LinkUrl", "javascript:alert(1)");
            },
            Token);

        Assert.Equal(
            [
                "Link must be a full web address that starts with https:// or http://",
                "The date from which it holds must be today or in the past",
                "The date it runs out must be after the date from which it holds",
            ],
            page.Errors);
        Assert.Equal("Leavers of March", page.Document.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal(["IAM-03"], TickedControls(page).Select(t => t.Split(' ')[0]));
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_not_called_missing_as_well()
    {
        var page = await _officer.PostFormAsync(
            "/evidence/log?control=IAM-03",
            form =>
            {
                Fill(form);
                form.Fill("Note", "Seen on the server");
                form.Fill("EffectiveOn", "31/2/2026");
            },
            Token);

        Assert.Equal("31/2/2026", page.Document.QuerySelector("#EffectiveOn")!.GetAttribute("value"));
        Assert.Equal(["The date from which it holds must be a real date, like 17/5/2027"], page.Errors);
    }

    [Fact]
    public async Task A_refused_file_is_named_and_the_accepted_ones_need_not_be_chosen_again()
    {
        var refused = await LogAsync(new("Files", "policy.pdf", SampleFiles.Pdf()), new("Files", "notes.docx", SampleFiles.Pdf()));

        Assert.StartsWith("The selected file ‘notes.docx’ must be a Word document (.docx)", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal([$"policy.pdf ({SampleFiles.Pdf().Length} bytes)"], refused.Texts("label[for^=Kept-]"));

        var logged = await _officer.PostFormAsync(refused, _ => { }, new FormChoice(), Token);

        Assert.Equal("/evidence/EV-2026-0001", logged.Path);
        using var pdf = await DownloadAsync(_officer, logged, "policy.pdf");
        Assert.Equal(SampleFiles.Pdf(), await pdf.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_kept_file_cannot_be_handed_back_by_someone_else_or_changed()
    {
        var refused = await LogAsync(new TestFile("Files", "policy.pdf", SampleFiles.Pdf()), new TestFile("Files", "a.exe", [1]));
        var seal = refused.Document.QuerySelector("input[name=Kept]")!.GetAttribute("value")!;
        using var other = await _app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        foreach (var (visitor, handedBack) in new[] { (other, seal), (_officer, seal[..^4] + "AAAA"), (_officer, "nonsense") })
        {
            var form = await FormFieldsAsync(visitor);
            var answer = await visitor.Http.PostAsync("/evidence/log", Multipart([.. form, new("Kept", handedBack)]), Token);
            Assert.Contains("Choose your files again", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
        }

        Assert.Equal(0, await _app.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
    }

    [Fact]
    public async Task A_file_of_50_MB_is_refused_with_a_sentence()
    {
        var page = await LogAsync(new TestFile("Files", "scan.pdf", new byte[50 * 1024 * 1024]));

        Assert.Equal(
            ["The selected file ‘scan.pdf’ must be smaller than 50 MB: split it, or log a link to where it is kept"], page.Errors);
    }

    [Fact]
    public async Task A_request_of_more_than_200_MB_gets_a_page_that_says_how_to_mend_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/evidence/log") { Content = new StreamContent(Stream.Null) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        request.Content.Headers.ContentLength = (200L * 1024 * 1024) + 1;
        request.Headers.ExpectContinue = true;

        using var answer = await _officer.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("The files are too big", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        var fields = (await FormFieldsAsync(_officer)).Where(f => f.Key != "__RequestVerificationToken");

        using var answer = await _officer.Http.PostAsync("/evidence/log", Multipart([.. fields]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_a_person_may_not_see_is_not_there()
    {
        var logged = await LogAsync(new TestFile("Files", "policy.pdf", SampleFiles.Pdf()));
        var file = FileLink(logged, "policy.pdf");
        using var owner = await _app.SignInAsync(Token, CouncilRole.ControlOwner);

        foreach (var path in new[] { logged.Path, file, logged.Path + "/withdraw", logged.Path + "/controls", "/evidence/EV-2026-9999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(path, Token)).Status);
        }

        Assert.DoesNotContain("EV-2026-0001", (await owner.OpenAsync("/evidence", Token)).Document.Body!.TextContent, StringComparison.Ordinal);
        using var stranger = _app.Visitor();
        using var answer = await stranger.Http.GetAsync(file, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task An_owner_who_posts_a_control_that_is_not_theirs_gets_not_found()
    {
        using var owner = await _app.SignInAsync(Token, CouncilRole.ControlOwner);
        await _app.Council.AssignAsync("IAM-03", owner.Person!.Id, null, Token);
        var foreign = await _app.WithDbAsync(db => db.Controls.Where(c => c.Code == "IAM-01").Select(c => c.ControlId).SingleAsync(Token));
        var fields = (await FormFieldsAsync(owner)).Where(f => f.Key is not ("ControlIds" or "Note"));

        using var answer = await owner.Http.PostAsync(
            "/evidence/log", Multipart([.. fields, new("Note", "A note"), new("ControlIds", foreign.ToString())]), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(["IAM-03"], TickedControls(await owner.OpenAsync("/evidence/log?control=IAM-03", Token)).Select(t => t.Split(' ')[0]));
    }

    [Fact]
    public async Task Controls_are_changed_and_the_item_withdrawn_through_their_pages()
    {
        var path = (await LogAsync(new TestFile("Files", "policy.pdf", SampleFiles.Pdf()))).Path;
        var second = await _app.WithDbAsync(db => db.Controls.Where(c => c.Code == "IAM-01").Select(c => c.ControlId).SingleAsync(Token));

        var none = await _officer.PostFormAsync(path + "/controls", form => form.Fill("ControlIds"), Token);
        var moved = await _officer.PostFormAsync(path + "/controls", form => form.Fill("ControlIds", second.ToString()), Token);
        var noReason = await _officer.PostFormAsync(path + "/withdraw", _ => { }, Token);
        var withdrawn = await _officer.PostFormAsync(path + "/withdraw", form => form.Fill("Reason", "Wrong month"), Token);

        Assert.Equal(["Select at least one control"], none.Errors);
        Assert.Equal(["IAM-01"], moved.Texts("th[scope=row] .code"));
        Assert.Equal(["Enter why it is withdrawn"], noReason.Errors);
        Assert.Equal("Withdrawn", withdrawn.Text(".page-head .govuk-tag"));
        Assert.Contains("Reason: Wrong month", withdrawn.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Equal(["Withdrawn", "Taken off IAM-03", "Attached to IAM-01"], withdrawn.Texts(".timeline__title").Take(3));
        Assert.Equal(HttpStatusCode.NotFound, (await _officer.GetAsync(path + "/withdraw", Token)).Status);
    }

    [Fact]
    public async Task The_register_tells_nothing_yet_from_nothing_found_and_keeps_its_filters_in_the_address()
    {
        var empty = await _officer.OpenAsync("/evidence", Token);
        await LogAsync(new TestFile("Files", "<img src=x onerror=alert(1)>.pdf", SampleFiles.Pdf()));
        var found = await _officer.OpenAsync("/evidence?q=leav&state=Submitted&marking=Official&control=IAM-03&framework=TS2021&sort=title&page=7", Token);
        var nothing = await _officer.OpenAsync("/evidence?q=%22%3Cscript%3E*&page=x", Token);

        Assert.Equal("No evidence yet", empty.Text(".empty-state h2"));
        Assert.Equal(["Leavers of March"], found.Texts("tbody th"));
        Assert.Equal("1 item", found.Text(".register-head"));
        Assert.Equal(5, found.Texts(".chip").Count);
        Assert.Equal("No evidence matches", nothing.Text(".empty-state h2"));
        Assert.Contains("\"<script>*", nothing.Text(".chip"), StringComparison.Ordinal);
    }

    private async Task<TestPage> LogAsync(params TestFile[] files) => await _officer.PostFormAsync(
        await _officer.OpenAsync("/evidence/log?control=IAM-03", Token), Fill, new FormChoice { Files = files }, Token);

    private static void Fill(TestForm form)
    {
        form.Fill("Title", "Leavers of March");
        form.Fill("Shows", "Every leaver was removed");
        form.Fill("Marking", nameof(Marking.Official));
    }

    /// <summary>The form's fields as sent when filled in, for requests a browser would not make.</summary>
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> FormFieldsAsync(TestVisitor visitor)
    {
        var page = await visitor.OpenAsync("/evidence/log?control=IAM-03", Token);
        var form = new TestForm((IHtmlFormElement)page.Document.QuerySelector("main form")!, null);
        Fill(form);
        return form.Values;
    }

    private static MultipartFormDataContent Multipart(KeyValuePair<string, string>[] fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }

    private static IEnumerable<string> TickedControls(TestPage page) => page.Document
        .QuerySelectorAll("input[name=ControlIds][checked]")
        .Select(box => page.Document.QuerySelector($"label[for={box.Id}]")!.TextContent);

    private static string FileLink(TestPage page, string name) =>
        page.Document.QuerySelectorAll("a").Single(a => a.TextContent == name).GetAttribute("href")!;

    private static Task<HttpResponseMessage> DownloadAsync(TestVisitor visitor, TestPage page, string name) =>
        visitor.Http.GetAsync(FileLink(page, name), Token);
}
