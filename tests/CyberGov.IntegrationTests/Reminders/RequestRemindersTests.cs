using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Reviews;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Open requests for evidence in the morning digest, by the rule of reviews.</summary>
public sealed class RequestRemindersTests : IAsyncDisposable
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2027, 3, 1);

    private TestApp _app = null!;
    private Person _ada = null!;
    private Viewer _officer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reviews_and_requests_come_in_one_mail_and_a_rerun_sends_nothing(DatabaseProvider provider)
    {
        await StartAsync(provider);
        await _app.Council.SetReviewDueAsync("IAM-03", Monday.AddDays(7), Token);
        var code = await AskAsync(dueIn: 14);

        await RunOnAsync(Monday);
        await RunOnAsync(Monday);

        var mail = Assert.Single(await DigestsAsync());
        Assert.Equal((_ada.Email, "2 things need you: the first by 8 March 2027"), (mail.ToAddress, mail.Subject));
        Assert.Contains("/complete", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/evidence/requests/{code}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Evidence asked of you", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_milestone_is_told_once_until_it_is_answered()
    {
        await StartAsync();
        var code = await AskAsync(dueIn: 14);

        for (var day = Monday; day <= Monday.AddDays(25); day = day.AddDays(1))
        {
            await RunOnAsync(day);
        }

        // 14 and 7 days before, the day itself, and a week late.
        var mails = await DigestsAsync();
        Assert.Equal(
            [Monday, Monday.AddDays(7), Monday.AddDays(14), Monday.AddDays(21)],
            mails.Select(m => UkTime.DateIn(m.QueuedAt)));
        Assert.Equal($"Answer {code} by 15 March 2027", mails[0].Subject);
        Assert.Equal($"Answer {code} now: it was due on 15 March 2027", mails[^1].Subject);

        var ada = new Viewer(_ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        await _app.WithAsync<CloseEvidenceRequest>(close => close.ExecuteAsync(code, "There is none.", ada, Token));
        await RunOnAsync(Monday.AddDays(35));
        Assert.Equal(4, (await DigestsAsync()).Count);
    }

    [Fact]
    public async Task The_mail_that_asked_serves_for_the_milestone_of_its_day()
    {
        await StartAsync();
        _app.Clock.Now = UkTime.At(Monday, new TimeOnly(7, 0));
        await AskAsync(dueIn: 14);

        await RunOnAsync(Monday);
        await RunOnAsync(Monday.AddDays(1));

        Assert.Empty(await DigestsAsync());
    }

    [Fact]
    public async Task Once_the_person_asked_has_left_the_controls_owner_is_told()
    {
        await StartAsync();
        var bob = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await AskAsync(dueIn: 7, of: bob.Id);
        await _app.WithDbAsync(db => db.People.Where(p => p.Id == bob.Id).ExecuteUpdateAsync(p => p.SetProperty(b => b.LeftOn, Monday), Token));

        await RunOnAsync(Monday);

        Assert.Equal(_ada.Email, Assert.Single(await DigestsAsync()).ToAddress);
    }

    [Fact]
    public async Task Whoever_asked_is_told_when_it_is_answered_and_when_it_is_closed()
    {
        await StartAsync();
        var (first, second) = (await AskAsync(dueIn: 7), await AskAsync(dueIn: 7));
        var ada = new Viewer(_ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var evidence = await _app.Council.AddEvidenceAsync(new TestEvidence("Leavers", _ada.Id, "IAM-03"), Token);

        await _app.WithAsync<AnswerEvidenceRequest>(answer => answer.ExecuteAsync(first, evidence, ada, Token));
        await _app.WithAsync<CloseEvidenceRequest>(close => close.ExecuteAsync(second, "There is none.", _officer, Token));

        // What the officer closed they need not be told.
        var mail = Assert.Single(await MailsAsync("evidence-request-ended"));
        Assert.Equal((_officer.PersonId, $"Request {first} is answered with {evidence}"), (mail.PersonId, mail.Subject));

        // What a colleague closes they are told, and both mails say why it matters.
        var third = await AskAsync(dueIn: 7);
        var colleague = await _app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await _app.WithAsync<CloseEvidenceRequest>(close => close.ExecuteAsync(third, "There is none.", _officer with { PersonId = colleague.Id }, Token));
        var mails = await MailsAsync("evidence-request-ended");
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Matches("Why: the duties it serves\r\n\r\n.+: .+", m.TextBody));
    }

    private async Task StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        _app = await TestApp.StartAsync(provider, Token);
        await _app.ForgetReviewsAsync(Token);
        _app.Clock.Now = UkTime.At(Monday.AddDays(-20), new TimeOnly(12, 0));
        _ada = await _app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var officer = await _app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        _officer = new Viewer(officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        await _app.Council.AssignAsync("IAM-03", _ada.Id, null, Token);
    }

    private async Task<string> AskAsync(int dueIn, Guid? of = null)
    {
        var control = await _app.WithDbAsync(db => db.Controls.Where(c => c.Code == "IAM-03").Select(c => c.ControlId).SingleAsync(Token));
        return await _app.WithAsync<RequestEvidence, string>(ask => ask.ExecuteAsync(
            new EvidenceAsked(control, of ?? _ada.Id, "The list of leavers", Monday.AddDays(dueIn)), _officer, Token));
    }

    private async Task RunOnAsync(DateOnly day)
    {
        _app.Clock.Now = UkTime.At(day, new TimeOnly(7, 30));
        await _app.RunAsync<SendRemindersJob>(Token);
        await _app.RunAsync<DeliverQueuedEmailsJob>(Token);
    }

    private Task<List<QueuedEmail>> DigestsAsync() => MailsAsync(DigestEmail.Kind);

    private Task<List<QueuedEmail>> MailsAsync(string kind) => _app.WithDbAsync(
        db => db.QueuedEmails.AsNoTracking().Where(m => m.Kind == kind).OrderBy(m => m.QueuedAt).ToListAsync(Token));
}
