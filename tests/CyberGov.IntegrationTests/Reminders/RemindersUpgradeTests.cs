using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.ChangeHistory;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>What an older version told of is in the ledger after the upgrade, so that nobody is told of it again.</summary>
public sealed class RemindersUpgradeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_told_before_the_upgrade_stays_told(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var dueOn = new DateOnly(2026, 10, 1);
        await app.Council.AssignAsync("IAM-03", ada.Id, null, Token);
        var review = await app.Council.SetReviewDueAsync("IAM-03", dueOn, Token);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();

        // Back to the tables of the older version, where the old program told of one milestone.
        var migrations = db.Database.GetMigrations().ToList();
        var upgrade = migrations.FindIndex(m => m.EndsWith("_RemindersThatProvablyWent", StringComparison.Ordinal));
        await db.GetService<IMigrator>().MigrateAsync(migrations[upgrade - 1], Token);
        var mail = Guid.CreateVersion7();
        await HistoryCouncil.RunAsync(
            db,
            $"""
            INSERT INTO "QueuedEmails" ("QueuedEmailId", "Kind", "PersonId", "ToAddress", "ToName", "Subject", "TextBody", "HtmlBody",
                "HoldsPersonalLink", "QueuedAt", "State", "AttemptCount", "NextAttemptAt", "Version")
            VALUES ({mail}, 'review-digest', {ada.Id}, 'ada@borsetshire.gov.uk', 'Ada', 'Review', '', '', {false}, {app.Clock.Now.UtcDateTime}, 'Sent', 1,
                {app.Clock.Now.UtcDateTime}, 1)
            """);
        await HistoryCouncil.RunAsync(
            db,
            $"""
            INSERT INTO "ReviewReminders" ("ReviewReminderId", "ReviewId", "PersonId", "MilestoneOn", "QueuedEmailId")
            VALUES ({Guid.CreateVersion7()}, {review}, {ada.Id}, {dueOn.AddDays(-14)}, {mail})
            """);
        await db.Database.MigrateAsync(Token);

        var told = Assert.Single(await db.Reminders.AsNoTracking().ToListAsync(Token));
        Assert.Equal(
            (ada.Id, "review", review, dueOn, -14, dueOn.AddDays(-14), "IAM-03", ReminderRung.Owner, mail),
            (told.PersonId, told.Kind, told.ItemId, told.DueOn, told.Step, told.StepOn, told.Code, told.Rung, told.QueuedEmailId));
    }
}
