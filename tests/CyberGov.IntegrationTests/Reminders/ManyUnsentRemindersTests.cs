using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.InformationRegisters;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>While mail is down for days, everything that is due is missing: the watch holds a few at a time.</summary>
public sealed class ManyUnsentRemindersTests
{
    private const int Many = (2 * WatchRemindersJob.MostAtOnce) + 7;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Very_many_that_are_missing_are_found_kept_and_let_go_a_few_at_a_time(DatabaseProvider provider)
    {
        var held = new MostHeld();
        await using var council = await StartAsync(provider, Token, services => services
            .ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(held))
            .ConfigureDbContext<PostgresCyberGovDbContext>(o => o.AddInterceptors(held)));
        await AddContractsAsync(council);
        held.Most = 0;

        await WatchAsync(council, Monday);
        Assert.Equal((Many, Monday), await KnownAsync(council));
        await WatchAsync(council, Monday.AddDays(1));
        Assert.Equal((Many, Monday), await KnownAsync(council));

        await council.App.WithDbAsync(db => db.InformationRecords.Where(r => r.Number > 1)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.RetiredAt, council.App.Clock.Now), Token));
        await WatchAsync(council, Monday.AddDays(1));
        Assert.Equal((1, Monday), await KnownAsync(council));
        Assert.Equal(WatchRemindersJob.MostAtOnce, held.Most);
    }

    private static async Task AddContractsAsync(ReminderCouncil council)
    {
        var areaId = await council.App.Council.AddServiceAreaAsync("Parking", Token);
        await council.App.WithDbAsync(async db =>
        {
            for (var number = 1; number <= Many; number++)
            {
                var supplier = (Supplier)RecordShape.Of(RegisterKind.Supplier).Begin($"SUP-2020-{number:0000}", number, council.Owner.Id, council.App.Clock.Now);
                (supplier.Name, supplier.ServiceAreaId, supplier.OwnerId, supplier.EndsOn) = ($"Supplier {number}", areaId, council.Owner.Id, Monday.AddDays(7));
                supplier.Touch(council.Owner.Id, council.App.Clock.Now);
                db.InformationRecords.Add(supplier);
            }

            await db.SaveChangesAsync(Token);
        });
    }

    private static async Task WatchAsync(ReminderCouncil council, DateOnly day)
    {
        council.App.Clock.Now = UkTime.At(day, new TimeOnly(12, 0));
        await council.App.RunAsync<WatchRemindersJob>(Token);
    }

    private static Task<(int Count, DateOnly Since)> KnownAsync(ReminderCouncil council) => council.App.WithDbAsync(async db =>
        (await db.UnsentReminders.CountAsync(Token), await db.UnsentReminders.MaxAsync(r => r.SinceOn, Token)));

    /// <summary>The most rows of the watch that were held at once when something was saved.</summary>
    private sealed class MostHeld : SaveChangesInterceptor
    {
        public int Most { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Most = Math.Max(Most, eventData.Context!.ChangeTracker.Entries<UnsentReminder>().Count());
            return ValueTask.FromResult(result);
        }
    }
}
