using System.Text.Json;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>The alarm "owed, and nothing sent for so many days".</summary>
public sealed class UnsentRemindersTests
{
    private const string None = "none";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_waits_for_three_days_is_an_alarm_until_it_goes(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(Monday, Token, isDelivered: false);
        await WatchAsync(council, Monday);
        await WatchAsync(council, Monday.AddDays(2));
        Assert.Equal([None, None, "Healthy 0"], await SeenAsync(council));

        await WatchAsync(council, Monday.AddDays(3));
        Assert.Equal(
            ["1 reminder is owed and has not been sent for days. See which", $"IAM-03 Reviews to do|8 March 2027|1 March 2027|{council.Owner.Name}", "Degraded 1"],
            await SeenAsync(council));

        await council.App.RunAsync<DeliverQueuedEmailsJob>(Token);
        await WatchAsync(council, Monday.AddDays(3));
        Assert.Equal([None, None, "Healthy 0"], await SeenAsync(council));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_nobody_can_be_told_of_is_an_alarm_though_the_ledger_has_no_line_of_it(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        await council.App.WithDbAsync(db => db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.MailRefusedAt, council.App.Clock.Now), Token));
        await council.LiveAsync(Monday, Token);
        await WatchAsync(council, Monday);
        Assert.Empty(await council.App.WithDbAsync(db => db.Reminders.ToListAsync(Token)));

        await WatchAsync(council, Monday.AddDays(3));

        Assert.Equal("IAM-03 Reviews to do|8 March 2027|1 March 2027|Nobody can be told: neither an owner nor anyone up the ladder", (await SeenAsync(council))[1]);
        await council.App.WithDbAsync(db => db.Controls.ExecuteUpdateAsync(c => c.SetProperty(x => x.IsApplicable, false), Token));
        await WatchAsync(council, Monday.AddDays(3));
        Assert.Empty(await council.App.WithDbAsync(db => db.UnsentReminders.ToListAsync(Token)));
    }

    [Fact]
    public async Task A_weekend_and_a_morning_that_is_not_over_raise_no_alarm()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var friday = Monday.AddDays(4);
        await council.ReviewDueAsync(7, Token);
        await WatchAsync(council, friday, hour: 15);

        await WatchAsync(council, friday.AddDays(3), hour: 1);
        Assert.Equal(None, (await SeenAsync(council))[1]);
        await council.LiveAsync(friday.AddDays(3), Token);
        await WatchAsync(council, friday.AddDays(3));
        Assert.Equal([None, None, "Healthy 0"], await SeenAsync(council));
    }

    [Fact]
    public async Task What_was_looked_for_late_counts_from_the_day_its_mail_was_queued()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(Monday, Token, isDelivered: false);

        await WatchAsync(council, Monday.AddDays(3));

        Assert.Equal($"IAM-03 Reviews to do|8 March 2027|1 March 2027|{council.Owner.Name}", (await SeenAsync(council))[1]);
    }

    [Theory]
    [InlineData(DayOfWeek.Saturday, "Healthy 0")]
    [InlineData(DayOfWeek.Sunday, "Healthy 0")]
    [InlineData(DayOfWeek.Monday, "Degraded 1")]
    public async Task Days_without_mail_count_once_the_next_ordinary_morning_has_gone_by(DayOfWeek day, string health)
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ChangeRulesAsync(plan => plan with { AlarmAfterDays = 2 }, Token);
        var thursday = Monday.AddDays(3);
        await council.ReviewDueAsync(10, Token);
        await council.LiveAsync(thursday, Token, isDelivered: false);
        await WatchAsync(council, thursday);
        var days = ((int)day - (int)DayOfWeek.Thursday + 7) % 7;

        await WatchAsync(council, thursday.AddDays(days));

        Assert.Equal(health, (await SeenAsync(council))[2]);
    }

    [Fact]
    public async Task The_rules_say_after_how_many_days_and_only_those_who_look_after_it_see_the_alarm()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(Monday, Token, isDelivered: false);
        await WatchAsync(council, Monday);
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        Assert.Equal(
            ["Enter a whole number of days from 1 to 31"],
            (await officer.PostFormAsync("/reminders/rules", form => form.Fill("AlarmAfter", "0"), Token)).Errors);
        await officer.PostFormAsync("/reminders/rules", form => form.Fill("AlarmAfter", "1"), Token);

        await WatchAsync(council, Monday.AddDays(1));

        Assert.Equal("Degraded 1", (await SeenAsync(council))[2]);
        using var owner = await council.App.SignInAsync(council.Owner, Token);
        Assert.Null((await owner.OpenAsync("/reminders", Token)).Document.QuerySelector(".unsent"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_is_looked_at_again_soon_after_a_morning_and_after_a_delivery(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(7, 30));
        var runner = council.App.Services.GetRequiredService<RecurringJobRunner>();
        Assert.True(await runner.RunIfOwedAsync("watch-reminders", Token));
        Assert.False(await runner.RunIfOwedAsync("watch-reminders", Token));

        await council.App.RunAsync<SendRemindersJob>(Token);
        Assert.True(await runner.RunIfOwedAsync("watch-reminders", Token));
        Assert.False(await runner.RunIfOwedAsync("watch-reminders", Token));

        await council.App.RunAsync<DeliverQueuedEmailsJob>(Token);
        Assert.True(await runner.RunIfOwedAsync("watch-reminders", Token));

        // A delivery that had nothing to do changes nothing.
        await council.App.RunAsync<DeliverQueuedEmailsJob>(Token);
        Assert.False(await runner.RunIfOwedAsync("watch-reminders", Token));
    }

    private static async Task WatchAsync(ReminderCouncil council, DateOnly day, int hour = 12)
    {
        council.App.Clock.Now = UkTime.At(day, new TimeOnly(hour, 0));
        await council.App.RunAsync<WatchRemindersJob>(Token);
    }

    /// <summary>On Today, on the page of reminders, and for the monitor.</summary>
    private static async Task<string[]> SeenAsync(ReminderCouncil council)
    {
        using var officer = await council.App.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        using var administrator = await council.App.SignInAsync(Token, CouncilRole.Administrator);
        var today = (await officer.OpenAsync("/", Token)).Texts(".govuk-warning-text strong").FirstOrDefault(w => w.Contains("owed", StringComparison.Ordinal));
        var row = (await administrator.OpenAsync("/reminders", Token)).Texts(".unsent tbody tr > *");
        using var health = JsonDocument.Parse(await (await administrator.Http.GetAsync("/health/detail", Token)).Content.ReadAsStringAsync(Token));
        var check = health.RootElement.GetProperty("checks").GetProperty("reminders");

        return
        [
            today?.Replace("Warning", "", StringComparison.Ordinal).Trim() ?? None,
            row.Count == 0 ? None : string.Join('|', row),
            $"{check.GetProperty("status")} {check.GetProperty("data").GetProperty("owedAndNotSent")}",
        ];
    }
}
