using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Reviews;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reminders;

public sealed class SendRemindersJobTests : IAsyncLifetime
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2027, 3, 1);

    private TestApp _app = null!;
    private Person _ada = null!;
    private string[] _codes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        await _app.ForgetReviewsAsync(Cancellation);
        _app.Clock.Now = UkTime.At(Monday.AddDays(-60), new TimeOnly(12, 0));
        _ada = await _app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        _codes = await _app.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).Take(4).ToArrayAsync(Cancellation));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_owner_of_several_due_controls_gets_one_mail_and_a_rerun_sends_nothing()
    {
        await OwnAsync(_codes[0], dueIn: -3);
        await OwnAsync(_codes[1], dueIn: 14);
        await OwnAsync(_codes[2], dueIn: 31);

        await RunOnAsync(Monday);
        await RunOnAsync(Monday);

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal((_ada.Id, _ada.Email), (mail.PersonId, mail.ToAddress));
        Assert.Equal("Review 2 controls: 1 overdue, the first since 26 February 2027", mail.Subject);
        Assert.Contains("3 days overdue: it was due on 26 February 2027", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Due in 14 days, on 15 March 2027", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(_codes[2], mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_missed_days_are_caught_up_by_one_mail()
    {
        await OwnAsync(_codes[0], dueIn: 14 + 1);
        await OwnAsync(_codes[1], dueIn: 7 + 2);

        await RunOnAsync(Monday);
        Assert.Equal(2, (await MailsAsync()).Sum(LinkCount));

        await RunOnAsync(Monday.AddDays(4));

        var mails = await MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.Equal(2, LinkCount(mails[1]));
    }

    [Fact]
    public async Task Nothing_goes_out_at_a_weekend_or_on_a_bank_holiday_and_the_next_working_day_makes_up_for_it()
    {
        await OwnAsync(_codes[0], dueIn: 26);
        var (goodFriday, easterMonday) = (new DateOnly(2027, 3, 26), new DateOnly(2027, 3, 29));
        await RunOnAsync(goodFriday.AddDays(-1));
        var before = (await MailsAsync()).Count;

        for (var day = goodFriday; day <= easterMonday; day = day.AddDays(1))
        {
            await RunOnAsync(day);
        }

        Assert.Equal(before, (await MailsAsync()).Count);

        await RunOnAsync(easterMonday.AddDays(1));

        Assert.Contains("3 days overdue", (await MailsAsync())[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_owner_is_told_what_the_old_one_was()
    {
        var bob = await _app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        await OwnAsync(_codes[0], dueIn: 7);
        await RunOnAsync(Monday);

        await _app.Council.AssignAsync(_codes[0], bob.Id, deputyId: null, Cancellation);
        await RunOnAsync(Monday.AddDays(1));

        var mails = await MailsAsync();
        Assert.Equal(_ada.Email, mails[0].ToAddress);
        Assert.Equal($"Review {_codes[0]} by 8 March 2027", mails.Single(m => m.ToAddress == bob.Email).Subject);

        // The first owner's calendar is put right.
        Assert.Equal($"Nothing more to do for {_codes[0]}", mails[1..].Single(m => m.ToAddress == _ada.Email).Subject);
    }

    [Fact]
    public async Task Controls_out_of_use_are_not_told_of_and_those_of_someone_who_left_go_to_the_officers()
    {
        await OwnAsync(_codes[0], dueIn: 0);
        await OwnAsync(_codes[1], dueIn: 0);
        await _app.Council.ChangeControlAsync(_codes[0], c => c.RetiredAt = _app.Clock.Now, Cancellation);
        await _app.Council.ChangeControlAsync(_codes[1], c => c.MarkNotApplicable("Not used here"), Cancellation);
        await RunOnAsync(Monday);
        Assert.Empty(await MailsAsync());

        await OwnAsync(_codes[2], dueIn: 0);
        await _app.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == _ada.Id, Cancellation)).LeftOn = Monday;
            await db.SaveChangesAsync(Cancellation);
        });
        var officer = await _app.Council.AddPersonAsync(Cancellation, CouncilRole.InformationGovernanceOfficer);
        await RunOnAsync(Monday);

        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(officer.Email, mail.ToAddress);
        Assert.Contains($"{_ada.Name} cannot be told, so you are, as an officer.", mail.TextBody, StringComparison.Ordinal);
    }

    private static int LinkCount(QueuedEmail mail) => mail.TextBody.Split("/complete").Length - 1;

    private async Task OwnAsync(string code, int dueIn)
    {
        await _app.Council.AssignAsync(code, _ada.Id, deputyId: null, Cancellation);
        await _app.Council.SetReviewDueAsync(code, Monday.AddDays(dueIn), Cancellation);
    }

    private async Task RunOnAsync(DateOnly day)
    {
        _app.Clock.Now = UkTime.At(day, new TimeOnly(7, 30));

        await _app.RunAsync<SendRemindersJob>(Cancellation);
        await _app.RunAsync<DeliverQueuedEmailsJob>(Cancellation);
    }

    private Task<List<QueuedEmail>> MailsAsync() =>
        _app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().OrderBy(e => e.QueuedAt).ToListAsync(Cancellation));
}
