using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Data;

public sealed class KeptListsTests
{
    private int _readings;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_read_once_until_something_is_saved()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);

        Assert.Empty(await AreasAsync(app));
        Assert.Empty(await AreasAsync(app));
        Assert.Equal(1, _readings);

        await app.Council.AddServiceAreaAsync("Housing", Token);

        Assert.Equal(["Housing"], await AreasAsync(app));
        Assert.Equal(2, _readings);
    }

    [Fact]
    public async Task What_is_saved_in_a_transaction_shows_once_it_is_committed()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);

        await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            db.ServiceAreas.Add(new ServiceArea { Name = "Planning" });
            await db.SaveChangesAsync(Token);
            Assert.Empty(await AreasAsync(app));
            await transaction.CommitAsync(Token);
        });

        Assert.Equal(["Planning"], await AreasAsync(app));
    }

    [Fact]
    public async Task What_another_machine_saved_shows_after_a_minute()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        Assert.Empty(await AreasAsync(app));

        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO ServiceAreas (ServiceAreaId, Name) VALUES ({Guid.CreateVersion7()}, {"Parks"})", Token));
        Assert.Empty(await AreasAsync(app));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["Parks"], await AreasAsync(app));
    }

    private Task<IReadOnlyList<string>> AreasAsync(TestApp app) => app.WithAsync<KeptLists, IReadOnlyList<string>>(lists =>
        lists.ReadAsync("areas of this test", () => app.WithDbAsync(db =>
        {
            _readings++;
            return db.ServiceAreas.Select(s => s.Name).ToListAsync(Token);
        })));
}
