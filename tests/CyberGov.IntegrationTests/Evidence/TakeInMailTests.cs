using System.Globalization;
using System.Text;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

public sealed class TakeInMailTests : IAsyncDisposable
{
    private readonly string _folder = TestFolders.New();
    private TestApp _app = null!;
    private Person _ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_becomes_a_draft_of_its_sender_with_its_files_and_control_and_is_answered_once(DatabaseProvider provider)
    {
        await StartAsync(provider);
        await PutAsync("1.eml", MailFrom(_ada.Email!, "IAM-03 leavers March", ("leavers.pdf", SampleFiles.Pdf()), ("trick.pdf", SampleFiles.Png())));

        await RunAsync();
        await RunAsync();

        var item = await ItemAsync();
        var revision = Assert.Single(item.Revisions);
        Assert.Equal((EvidenceStage.Draft, "IAM-03 leavers March", _ada.Id, _ada.Id), (item.Stage, item.Title, item.OwnerId, item.LoggedById));
        Assert.Equal("leavers.pdf", Assert.Single(revision.Files).FileName);
        Assert.Contains("Every leaver is out.", revision.Note, StringComparison.Ordinal);
        Assert.Contains("The selected file ‘trick.pdf’ ", revision.Note, StringComparison.Ordinal);
        Assert.Equal("IAM-03", Assert.Single(item.Controls).Control!.Code);

        var answer = Assert.Single(await AnswersAsync());
        Assert.Equal((_ada.Email, $"{item.Code} is a draft: finish it"), (answer.ToAddress, answer.Subject));
        Assert.Contains($"/evidence/{item.Code}/revise", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("The attached file ‘trick.pdf’", answer.TextBody, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "done", "1.eml")));
        Assert.Equal(_ada.Id, await _app.WithDbAsync(db => db.ChangeHistory
            .Where(h => h.Subject == nameof(EvidenceItem)).Select(h => h.PersonId).SingleAsync(Token)));
    }

    [Fact]
    public async Task Taken_in_but_not_moved_away_because_the_program_was_killed_it_is_not_taken_in_again()
    {
        await StartAsync();
        var message = MailFrom(_ada.Email!, "Minutes");
        await PutAsync("1.eml", message);
        await RunAsync();

        // The same message, once as it was and once as it comes by another way.
        await PutAsync("1.eml", message);
        await PutAsync("2.eml", "Received: by another server\r\n" + message);
        await RunAsync();

        await ItemAsync();
        Assert.Single(await AnswersAsync());
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_folder, "done")).Length);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_covers_sends_in_evidence_for_the_controls_they_cover_for_while_they_do(DatabaseProvider provider)
    {
        await StartAsync(provider);
        var cover = await _app.Council.AddPersonAsync(Token);
        var today = _app.Clock.TodayInUk();
        await _app.WithDbAsync(async db =>
        {
            db.Absences.Add(new Absence { PersonId = _ada.Id, FirstDay = today, LastDay = today, CoverId = cover.Id });
            await db.SaveChangesAsync(Token);
        });
        await PutAsync("1.eml", MailFrom(cover.Email!, "IAM-03 leavers March"));
        await RunAsync();

        var item = await ItemAsync();
        Assert.Equal((cover.Id, "IAM-03"), (item.LoggedById, Assert.Single(item.Controls).Control!.Code));

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await PutAsync("2.eml", MailFrom(cover.Email!, "IAM-03 leavers of April"));
        await RunAsync();
        Assert.Contains("your account may not log evidence", (await AnswersAsync()).OrderBy(a => a.QueuedAt).Last().TextBody, StringComparison.Ordinal);
        await ItemAsync();
    }

    [Fact]
    public async Task Another_senders_message_with_the_same_id_and_the_ending_in_capitals_is_taken_in_all_the_same()
    {
        await StartAsync();
        var bob = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var message = MailFrom(_ada.Email!, "Minutes");
        await PutAsync("1.EML", message);
        await PutAsync("2.Eml", message.Replace($"Someone <{_ada.Email}>", $"Someone <{bob.Email}>", StringComparison.Ordinal));

        await RunAsync();

        var owners = await _app.WithDbAsync(db => db.EvidenceItems.Select(e => e.OwnerId).ToListAsync(Token));
        Assert.Equal([_ada.Id, bob.Id], owners.Order());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task What_a_bound_left_out_is_said_in_the_note_and_in_the_answer()
    {
        await StartAsync();
        var parts = string.Concat(Enumerable.Repeat("--part\r\nContent-Type: text/plain\r\n\r\nmore\r\n", 200));
        await PutAsync("1.eml", MailFrom(_ada.Email!, "Minutes").Replace("--part--", parts + "--part--", StringComparison.Ordinal));

        await RunAsync();

        Assert.Contains("more than 200 parts", Assert.Single((await ItemAsync()).Revisions).Note, StringComparison.Ordinal);
        Assert.Contains("more than 200 parts", Assert.Single(await AnswersAsync()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_leavers_and_programs_are_never_answered()
    {
        await StartAsync();
        var gone = await _app.Council.AddPersonAsync(p => p.LeftOn = new DateOnly(2026, 1, 1), Token);
        await PutAsync("1.eml", MailFrom("stranger@example.com", "Win a prize"));
        await PutAsync("2.eml", MailFrom(gone.Email!, "From the beach"));
        await PutAsync("3.eml", "Auto-Submitted: auto-replied\r\n" + MailFrom(_ada.Email!, "Out of office"));
        await PutAsync("4.eml", "not a mail");

        await RunAsync();

        Assert.Equal(0, await _app.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
        Assert.Empty(await AnswersAsync());
        Assert.Equal(4, Directory.GetFiles(Path.Combine(_folder, "refused")).Length);
    }

    [Fact]
    public async Task Someone_known_who_may_not_log_evidence_is_told_so_once()
    {
        await StartAsync();
        var auditor = await _app.Council.AddPersonAsync(Token, CouncilRole.Auditor);
        await PutAsync("1.eml", MailFrom(auditor.Email!, "Findings"));
        await RunAsync();
        await PutAsync("1.eml", MailFrom(auditor.Email!, "Findings"));
        await RunAsync();

        var answer = Assert.Single(await AnswersAsync());
        Assert.Contains("the mail ‘Findings’ that you sent to CyberGov: your account may not log evidence.", answer.TextBody, StringComparison.Ordinal);
        Assert.Contains("An information governance officer of the council can log it for you.", answer.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await _app.WithDbAsync(db => db.EvidenceItems.CountAsync(Token)));
    }

    [Theory]
    [InlineData("IAM-03 and IAM-04")]
    [InlineData("BKP-01 not mine")]
    [InlineData("leavers")]
    public async Task A_subject_that_names_no_control_of_theirs_or_two_attaches_none(string subject)
    {
        await StartAsync();
        await _app.Council.AssignAsync("IAM-04", _ada.Id, null, Token);
        await PutAsync("1.eml", MailFrom(_ada.Email!, subject));

        await RunAsync();

        Assert.Empty((await ItemAsync()).Controls);
    }

    [Fact]
    public async Task Without_a_subject_the_first_file_names_it()
    {
        await StartAsync();
        await PutAsync("1.eml", MailFrom(_ada.Email!, "", ("Access_review.pdf", SampleFiles.Pdf())));

        await RunAsync();

        Assert.Equal("Access review", (await ItemAsync()).Title);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        _app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Provider = provider,
                Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CyberGov:EmailIn:Folder"] = _folder },
            },
            Token);
        _ada = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await _app.Council.AssignAsync("IAM-03", _ada.Id, null, Token);
    }

    private Task RunAsync() => _app.RunAsync<TakeInMailJob>(Token);

    private Task PutAsync(string name, string message) => File.WriteAllTextAsync(Path.Combine(_folder, name), message, Encoding.Latin1, Token);

    private Task<EvidenceItem> ItemAsync() => _app.WithDbAsync(db => db.EvidenceItems
        .Include(e => e.Revisions).ThenInclude(r => r.Files).Include(e => e.Controls).ThenInclude(c => c.Control).SingleAsync(Token));

    private Task<List<QueuedEmail>> AnswersAsync() => _app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Token));

    private static string MailFrom(string address, string subject, params (string Name, byte[] Bytes)[] files)
    {
        var mail = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"From: Someone <{address}>\r\nSubject: {subject}\r\nMessage-ID: <{subject.Length}.{address}>\r\n"))
            .Append("Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: text/plain\r\n\r\nEvery leaver is out.\r\n");
        foreach (var (name, bytes) in files)
        {
            mail.Append("--part\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n")
                .Append(CultureInfo.InvariantCulture, $"Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n")
                .Append(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
        }

        return mail.Append("--part--\r\n").ToString();
    }
}
