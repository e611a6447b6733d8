using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberGov.IntegrationTests.ChangeHistory;

public sealed class HistoryChainTests
{
    private const int Writers = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Eight_writers_at_once_neither_fork_nor_lose_the_chain_whatever_they_save(DatabaseProvider provider)
    {
        await using var council = new HistoryCouncil(await TestApp.StartAsync(provider, Token));
        var owner = await council.App.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var before = (await council.ChainAsync()).Count;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await council.App.Council.AddServiceAreaAsync($"Area {writer} {i}", Token);
                    if (i % 5 == writer % 5)
                    {
                        await council.App.Council.AddEvidenceAsync(new TestEvidence($"Item {writer} {i}", owner.Id, "IAM-03"), Token);
                    }
                }
            },
            Token)));

        var verdict = await council.VerifyAsync();
        Assert.Empty(verdict.Findings);
        var areas = (await council.ChainAsync()).Count(e => e.Subject == nameof(ServiceArea));
        Assert.Equal(Writers * 10, areas);
        Assert.True(verdict.Entries > before + areas);
        Assert.Equal(verdict.Entries, (await council.AnchorNowAsync()).Sequence);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_save_that_fails_leaves_no_gap_and_the_same_context_can_save_again(DatabaseProvider provider)
    {
        await using var council = new HistoryCouncil(await TestApp.StartAsync(provider, Token));
        await council.App.Council.AddServiceAreaAsync("Housing", Token);
        var subject = Guid.CreateVersion7();

        await council.App.WithDbAsync(async db =>
        {
            var twice = new PersonRole { PersonId = subject, Role = CouncilRole.Auditor };
            db.PersonRoles.Add(twice);
            db.Note(ChangeAction.Refused, nameof(Person), subject, ("Attempt", "Deleting evidence"));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Token));
            db.Entry(twice).State = EntityState.Detached;
            db.ServiceAreas.Add(new ServiceArea { Name = "Planning" });
            await db.SaveChangesAsync(Token);
            Assert.Null(db.Database.CurrentTransaction);
        });

        Assert.Empty((await council.VerifyAsync()).Findings);
        var chain = await council.ChainAsync();
        Assert.Equal(ChangeAction.Refused, Assert.Single(chain, e => e.SubjectId == subject).Action);
        Assert.Equal([nameof(Person), nameof(ServiceArea)], chain[^2..].Select(e => e.Subject).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Saves_without_await_and_several_saves_in_one_transaction_are_chained_too(DatabaseProvider provider)
    {
        await using var council = new HistoryCouncil(await TestApp.StartAsync(provider, Token));
        await council.App.WithDbAsync(async db =>
        {
            db.ServiceAreas.Add(new ServiceArea { Name = "First" });
#pragma warning disable CA1849 // the path without await is what is tested
            db.SaveChanges();
#pragma warning restore CA1849
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            db.ServiceAreas.Add(new ServiceArea { Name = "Second" });
            await db.SaveChangesAsync(Token);
            db.ServiceAreas.Add(new ServiceArea { Name = "Third" });
            await db.SaveChangesAsync(Token);
            await transaction.CommitAsync(Token);
        });

        Assert.Empty((await council.VerifyAsync()).Findings);
        Assert.Equal(3, (await council.ChainAsync()).Count(e => e.Subject == nameof(ServiceArea)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Entries_of_version_0_1_0_survive_the_upgrade_and_are_part_of_what_is_proved(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        await using var db = await OpenOldAsync(app);
        await db.GetService<IMigrator>().MigrateAsync("Initial", Token);
        for (var i = 0; i < 5; i++)
        {
            await HistoryCouncil.RunAsync(
                db,
                $"""
                INSERT INTO "ChangeHistory" ("ChangeHistoryEntryId", "OccurredAt", "PersonId", "Action", "Subject", "SubjectId", "Fields")
                VALUES ({Guid.CreateVersion7()}, {new DateTime(2026, 9, 1, 8, i, 0, DateTimeKind.Utc)}, NULL, 'Added', 'ServiceArea', {Guid.CreateVersion7()}, {"{\"Name\":[null,\"Old\"]}"})
                """);
        }

        await db.Database.MigrateAsync(Token);
        db.ServiceAreas.Add(new ServiceArea { Name = "New" });
        await db.SaveChangesAsync(Token);

        var sequences = await db.ChangeHistory.OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync(Token);
        Assert.Equal([-4, -3, -2, -1, 0, 1], sequences);
        var verdict = await VerifyAsync();
        Assert.Equal((1, 5), (verdict.Entries, verdict.OlderEntries));
        Assert.Empty(verdict.Findings);

        await HistoryCouncil.DropGuardsAsync(db);
        await HistoryCouncil.RunAsync(db, $"""UPDATE "ChangeHistory" SET "Subject" = 'Control' WHERE "Sequence" = -2""");
        Assert.Contains("before the chain", (await VerifyAsync()).Findings[0].Words, StringComparison.Ordinal);

        Task<HistoryVerdict> VerifyAsync() => new HistoryVerification(db, new CheckpointFolder("none")).ExecuteAsync(null, [], Token);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_checkpoint_is_owed_an_hour_or_a_thousand_entries_after_the_last_and_only_when_something_was_added(DatabaseProvider provider)
    {
        await using var council = await HistoryCouncil.StartAsync(provider);
        await council.WriteCheckpointAsync();
        await council.WriteCheckpointAsync();
        Assert.Equal(1, await CountAsync());

        await council.App.Council.AddServiceAreaAsync("Soon after", Token);
        council.App.Clock.Advance(TimeSpan.FromMinutes(59));
        await council.WriteCheckpointAsync();
        Assert.Equal(1, await CountAsync());
        council.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await council.WriteCheckpointAsync();
        Assert.Equal(2, await CountAsync());

        council.App.Clock.Advance(TimeSpan.FromDays(1));
        await council.WriteCheckpointAsync();
        Assert.Equal(2, await CountAsync());

        await council.App.WithDbAsync(db =>
        {
            db.ServiceAreas.AddRange(Enumerable.Range(0, WriteHistoryCheckpointJob.MostEntries).Select(i => new ServiceArea { Name = $"Bulk {i}" }));
            return db.SaveChangesAsync(Token);
        });
        council.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await council.App.RunAsync<WriteHistoryCheckpointJob>(Token);
        Assert.Equal(3, await CountAsync());
        Assert.Empty((await council.VerifyAsync()).Findings);

        Task<int> CountAsync() => council.App.WithDbAsync(db => db.HistoryCheckpoints.CountAsync(Token));
    }

    [Fact]
    public async Task The_signing_key_is_the_accounts_alone_and_nowhere_in_the_database_and_openssl_holds_a_checkpoint_good()
    {
        await using var council = await HistoryCouncil.StartAsync(DatabaseProvider.Sqlite);
        await council.WriteCheckpointAsync();
        var keys = Path.Combine(council.App.DataFolder, "keys");
        var key = Path.Combine(keys, "history-signing-key.pem");
        Assert.Equal("600", await Shell.RunAsync($"stat -c %a '{key}'", Token));
        var secret = (await File.ReadAllLinesAsync(key, Token))[1];
        Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(council.App.DataFolder, "cybergov.db"), Token)), StringComparison.Ordinal);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(council.App.DataFolder, "checkpoints")));
        var script =
            $"cd '{keys}' && head -n 6 '{file}' > text && tail -n 1 '{file}' | cut -d' ' -f2 | base64 -d > signature && openssl dgst -sha256 -verify history-public-key.pem -signature signature text";
        Assert.Equal("Verified OK", await Shell.RunAsync(script, Token));
    }

    private static async Task<CyberGovDbContext> OpenOldAsync(TestApp app)
    {
        var history = new ChangeHistoryInterceptor(new CurrentActor(), app.Clock);
        if (app.Provider == DatabaseProvider.Sqlite)
        {
            return new SqliteCyberGovDbContext(new DbContextOptionsBuilder<SqliteCyberGovDbContext>()
                .UseSqlite($"Data Source={Path.Combine(app.DataFolder, "old.db")};Pooling=False").AddInterceptors(history).Options);
        }

        await app.WithDbAsync(db => HistoryCouncil.RunAsync(db, $"CREATE SCHEMA old"));
        var connection = new NpgsqlConnectionStringBuilder(app.ConnectionString) { SearchPath = "old", Pooling = false };
        return new PostgresCyberGovDbContext(new DbContextOptionsBuilder<PostgresCyberGovDbContext>()
            .UseNpgsql(connection.ToString()).AddInterceptors(history).Options);
    }
}
