using System.Data.Common;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>What one morning's mail holds, and what becomes of it when it cannot go.</summary>
public sealed class DigestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everything_a_person_must_act_on_is_in_one_mail(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var owner = council.Owner.Id;
        council.App.Clock.Now = UkTime.At(Monday.AddDays(-13), new TimeOnly(12, 0));
        await council.ReviewDueAsync(7, Token);
        var expiring = await council.App.Council.AddEvidenceAsync(
            new TestEvidence("Certificate", owner, Control) { ExpiresOn = Monday.AddDays(7), Marking = Marking.OfficialSensitive }, Token);
        var covered = await council.App.Council.AddEvidenceAsync(
            new TestEvidence("Old certificate", owner, Control) { ExpiresOn = Monday.AddDays(-1) }, Token);
        var waiting = await council.App.Council.AddEvidenceAsync(
            new TestEvidence("Minutes", owner, Control) { IsAccepted = false }, Token);
        var returned = await council.App.Council.AddEvidenceAsync(
            new TestEvidence("Screenshot", owner, Control) { IsAccepted = false }, Token);
        var details = await council.App.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(
            q => q.ExecuteAsync(returned, council.OfficerViewer, Token));
        await council.App.WithAsync<DecideOnEvidence>(d => d.ReturnAsync(
            returned, EvidenceSeal.Of(details!), "It is blurred", council.OfficerViewer, Token));

        await council.LiveAsync(Monday, Token);

        var mails = (await council.DigestsAsync(Token)).ToDictionary(m => m.PersonId!.Value);
        var mine = mails[owner];
        Assert.Equal("3 things need you: the first by 2 March 2027", mine.Subject);
        foreach (var (heading, path) in ((string, string)[])[
            ("Reviews to do", "/complete"), ("Evidence running out", $"/evidence/{expiring}/revise"), ("Evidence returned to you", $"/evidence/{returned}/revise")])
        {
            Assert.Contains(heading, mine.TextBody, StringComparison.Ordinal);
            Assert.Contains(path, mine.TextBody, StringComparison.Ordinal);
            Assert.Contains(path, mine.HtmlBody, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(covered, mine.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Certificate", mine.TextBody, StringComparison.Ordinal);
        Assert.Contains($"{expiring}: OFFICIAL-SENSITIVE evidence", mine.TextBody, StringComparison.Ordinal);
        Assert.Contains("IAM-03 is without evidence after that. Why: ", mine.TextBody, StringComparison.Ordinal);

        // What waits to be accepted is the officers' to do, not its author's.
        Assert.Contains($"/evidence/{waiting}/decide", mails[council.Officer.Id].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting, mine.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task After_a_day_without_a_mail_server_everyone_gets_one_digest_with_nothing_missing(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var done = await council.ReviewDueAsync(14, Token, "IAM-01");
        await council.App.Council.AssignAsync("IAM-01", council.Owner.Id, null, Token);
        await council.ReviewDueAsync(7, Token);
        await council.App.Council.AssignAsync("IAM-04", council.Owner.Id, null, Token);
        await council.ReviewDueAsync(8, Token, "IAM-04");

        await council.LiveAsync(Monday, Token, isDelivered: false);
        var first = Assert.Single(await council.DigestsAsync(Token));
        await CompleteAsync(council, done);
        await council.LiveAsync(Monday.AddDays(1), Token);

        var mail = Assert.Single(await council.DigestsAsync(Token));
        Assert.Equal((first.QueuedEmailId, EmailState.Sent), (mail.QueuedEmailId, mail.State));
        Assert.Equal("Review 2 controls, the first by 8 March 2027", mail.Subject);
        Assert.Contains("Due in 6 days", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM-01", mail.TextBody, StringComparison.Ordinal);
        var calendar = await ReadCalendar.FromAsync(Assert.Single(mail.Attachments).Text, Token);
        Assert.Equal(2, calendar.Events.Count);
        var rows = await council.App.WithDbAsync(db => db.Reminders.OrderBy(r => r.Code).ToListAsync(Token));
        Assert.Equal(["IAM-01", "IAM-03", "IAM-04", "IAM-04"], rows.Select(r => r.Code));
        Assert.Equal([true, false, false, false], rows.Select(r => r.NotNeededAt is not null));
        Assert.All(rows, r => Assert.Equal(mail.QueuedEmailId, r.QueuedEmailId));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_digest_that_waited_says_what_is_still_true_and_does_not_go_when_nothing_is(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var review = await council.ReviewDueAsync(7, Token);
        await council.App.Council.AssignAsync("IAM-04", council.Owner.Id, null, Token);
        var other = await council.ReviewDueAsync(8, Token, "IAM-04");
        await council.ChangeRulesAsync(p => p with { LeadDays = [10] }, Token);
        await council.LiveAsync(Monday, Token, isDelivered: false);
        var id = Assert.Single(await council.DigestsAsync(Token)).QueuedEmailId;

        await CompleteAsync(council, review);
        Assert.True(await RenewAsync(council, id));
        Assert.Equal("Review IAM-04 by 9 March 2027", Assert.Single(await council.DigestsAsync(Token)).Subject);

        await CompleteAsync(council, other);
        Assert.False(await RenewAsync(council, id));
        Assert.Equal(2, await council.App.WithDbAsync(db => db.Reminders.CountAsync(r => r.NotNeededAt != null, Token)));
    }

    [Fact]
    public async Task A_change_of_rules_repeats_nothing_and_loses_nothing()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(14, Token);
        await council.LiveAsync(Monday, Token);

        // Fourteen days before was told; twenty before would come earlier, ten before comes later.
        await council.ChangeRulesAsync(p => p with { LeadDays = [20, 10, 0] }, Token);
        await council.LiveAsync(Monday.AddDays(1), Token);
        Assert.Single(await council.DigestsAsync(Token));

        await council.LiveAsync(Monday.AddDays(4), Token);
        Assert.Equal(2, (await council.DigestsAsync(Token)).Count);

        await council.ChangeRulesAsync(p => p with { QuietWeekdays = [DayOfWeek.Monday] }, Token);
        await council.LiveAsync(Monday.AddDays(14), Token);
        Assert.Equal(2, (await council.DigestsAsync(Token)).Count);
        await council.LiveAsync(Monday.AddDays(15), Token);
        Assert.Equal("Review IAM-03 now: it was due on 15 March 2027", (await council.DigestsAsync(Token))[^1].Subject);
    }

    [Fact]
    public async Task What_comes_up_after_the_digest_of_a_day_is_in_that_of_the_next()
    {
        await using var council = await ReminderCouncil.StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(ReminderCouncil.Monday, Token);
        await council.ChangeRulesAsync(plan => plan with { LeadDays = [8, 7, 6, 0] }, Token);
        await council.App.Council.AssignAsync("IAM-04", council.Owner.Id, null, Token);
        await council.ReviewDueAsync(8, Token, "IAM-04");

        await council.LiveAsync(ReminderCouncil.Monday, Token);
        Assert.Single(await council.DigestsAsync(Token), m => m.PersonId == council.Owner.Id);

        await council.LiveAsync(ReminderCouncil.Monday.AddDays(1), Token);
        var second = (await council.DigestsAsync(Token)).Last(m => m.PersonId == council.Owner.Id);
        Assert.Contains("IAM-04", second.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_data(DatabaseProvider provider)
    {
        var commands = new CommandCount();
        await using var council = await StartAsync(provider, Token, services => services
            .ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(commands))
            .ConfigureDbContext<PostgresCyberGovDbContext>(o => o.AddInterceptors(commands)));
        await council.ReviewDueAsync(7, Token);
        var withOne = await CountAsync();

        var codes = await council.App.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).Take(40).ToListAsync(Token));
        foreach (var code in codes)
        {
            var person = await council.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
            await council.App.Council.AssignAsync(code, person.Id, null, Token);
            await council.ReviewDueAsync(7, Token, code);
            await council.App.Council.AddEvidenceAsync(new TestEvidence($"Of {code}", person.Id, code) { IsAccepted = false }, Token);
        }

        Assert.Equal(withOne, await CountAsync());
        Assert.InRange(withOne, 20, 60);

        async Task<int> CountAsync()
        {
            var before = commands.Count;
            await council.App.WithAsync<RemindersOwed>(async owed =>
                await owed.DigestsAsync(await owed.ExecuteAsync(Monday, Token), Token).ToListAsync(Token));
            return commands.Count - before;
        }
    }

    private static async Task<bool> RenewAsync(ReminderCouncil council, Guid id)
    {
        await using var scope = council.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var renewal = scope.ServiceProvider.GetServices<IEmailRenewal>().Single(r => r.Kind == DigestEmail.Kind);
        var goes = await renewal.RenewAsync(await db.QueuedEmails.SingleAsync(e => e.QueuedEmailId == id, Token), Token);
        await db.SaveChangesAsync(Token);
        return goes;
    }

    private static Task CompleteAsync(ReminderCouncil council, Guid reviewId) => council.App.WithAsync<CompleteReview>(complete =>
        complete.ExecuteAsync(council.OfficerViewer, reviewId, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));

    private sealed class CommandCount : DbCommandInterceptor
    {
        public int Count { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
