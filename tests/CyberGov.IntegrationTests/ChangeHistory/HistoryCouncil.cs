using CyberGov.ChangeHistory;
using CyberGov.ChangeHistory.Verification;
using CyberGov.Data;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.ChangeHistory;

/// <summary>A council whose database falls into the wrong hands.</summary>
internal sealed class HistoryCouncil(TestApp app) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public TestApp App => app;

    private string Checkpoints => Path.Combine(app.DataFolder, "checkpoints");

    /// <summary>With forty changes, the last at four minutes to the hour.</summary>
    public static async Task<HistoryCouncil> StartAsync(DatabaseProvider provider)
    {
        var council = new HistoryCouncil(await TestApp.StartAsync(provider, Token));
        for (var i = 0; i < 40; i++)
        {
            council.App.Clock.Advance(TimeSpan.FromMinutes(1));
            await council.App.Council.AddServiceAreaAsync($"Area {i}", Token);
        }

        return council;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public Task WriteCheckpointAsync() => app.RunAsync<WriteHistoryCheckpointJob>(Token);

    public Task<HistoryVerdict> VerifyAsync(params IReadOnlyList<HistoryAnchor> anchors) => app.WithDbAsync(db =>
        new HistoryVerification(db, new CheckpointFolder(Checkpoints)).ExecuteAsync(
            app.Services.GetRequiredService<HistorySigner>().PublicKey, anchors, Token));

    public async Task<HistoryFinding> FirstFindingAsync(params IReadOnlyList<HistoryAnchor> anchors)
    {
        var verdict = await VerifyAsync(anchors);
        Assert.NotEmpty(verdict.Findings);
        return verdict.Findings[0];
    }

    public Task<List<ChangeHistoryEntry>> ChainAsync() => app.WithDbAsync(db =>
        db.ChangeHistory.AsNoTracking().Where(e => e.Sequence > 0).OrderBy(e => e.Sequence).ToListAsync(Token));

    public async Task<HistoryAnchor> AnchorNowAsync()
    {
        var standing = await app.WithAsync<HistoryStandingQuery, HistoryStanding>(q => q.ExecuteAsync(Token));
        return new HistoryAnchor("a pack kept elsewhere", standing.InstallationId, standing.Sequence, standing.HeadHash);
    }

    /// <summary>What someone does who owns the database: the triggers first, and they are put back so that nothing shows.</summary>
    public Task AttackAsync(Func<CyberGovDbContext, Task> attack) => app.WithDbAsync(async db =>
    {
        var guards = db is PostgresCyberGovDbContext ? [] : await GuardsOnSqliteAsync(db, "sql");
        await DropGuardsAsync(db);
        await attack(db);
        if (db is PostgresCyberGovDbContext)
        {
            await RunAsync(db, $"""ALTER TABLE "ChangeHistory" ENABLE TRIGGER ALL; ALTER TABLE "HistoryHead" ENABLE TRIGGER ALL; ALTER TABLE "HistoryCheckpoints" ENABLE TRIGGER ALL""");
        }

        foreach (var guard in guards)
        {
            await db.Database.ExecuteSqlRawAsync(guard.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Token);
        }
    });

    public static Task RunAsync(CyberGovDbContext db, FormattableString sql) => db.Database.ExecuteSqlAsync(sql, Token);

    /// <summary>Puts the given entries in place of the whole chain, renumbered, with every hash and the head made to fit.</summary>
    public async Task RewriteAsync(Func<List<ChangeHistoryEntry>, List<ChangeHistoryEntry>> change)
    {
        var old = await ChainAsync();
        var start = old[0].PreviousHash!;
        var rewritten = change(old);
        await AttackAsync(async db =>
        {
            await RunAsync(db, $"""DELETE FROM "ChangeHistory" WHERE "Sequence" > 0""");
            var (previous, sequence) = (start, 0L);
            foreach (var entry in rewritten)
            {
                var copy = Forge(entry, ++sequence, previous);
                db.ChangeHistory.Add(copy);
                previous = copy.Hash!;
            }

            db.Entry(await db.HistoryHeads.SingleAsync(Token)).CurrentValues.SetValues(new { Sequence = sequence, Hash = previous });
            await db.SaveChangesAsync(Token);
        });
    }

    /// <summary>The same entry at another place, or with another value, and hashes that fit it.</summary>
    public static ChangeHistoryEntry Forge(ChangeHistoryEntry entry, long sequence, byte[] previous, string? fields = null)
    {
        var forged = new ChangeHistoryEntry
        {
            ChangeHistoryEntryId = entry.ChangeHistoryEntryId,
            Action = entry.Action,
            Subject = entry.Subject,
            SubjectId = entry.SubjectId,
            Fields = fields ?? entry.Fields,
        };
        Set(nameof(ChangeHistoryEntry.Sequence), sequence);
        Set(nameof(ChangeHistoryEntry.OccurredAt), entry.OccurredAt);
        Set(nameof(ChangeHistoryEntry.PersonId), entry.PersonId);
        Set(nameof(ChangeHistoryEntry.Salt), entry.Salt);
        Set(nameof(ChangeHistoryEntry.ValuesDigest), HistoryDigest.OfValues(entry.Salt, forged.Fields));
        Set(nameof(ChangeHistoryEntry.PreviousHash), previous);
        Set(nameof(ChangeHistoryEntry.Hash), HistoryDigest.OfEntry(forged));
        return forged;

        void Set(string name, object? value) => typeof(ChangeHistoryEntry).GetProperty(name)!.SetValue(forged, value);
    }

    public static async Task DropGuardsAsync(CyberGovDbContext db)
    {
        if (db is PostgresCyberGovDbContext)
        {
            await RunAsync(db, $"""ALTER TABLE "ChangeHistory" DISABLE TRIGGER ALL; ALTER TABLE "HistoryHead" DISABLE TRIGGER ALL; ALTER TABLE "HistoryCheckpoints" DISABLE TRIGGER ALL""");
            return;
        }

        foreach (var name in await GuardsOnSqliteAsync(db, "name"))
        {
#pragma warning disable EF1002 // the name of a trigger of our own
            await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER {name}", Token);
#pragma warning restore EF1002
        }
    }

    private static Task<List<string>> GuardsOnSqliteAsync(CyberGovDbContext db, string column) => db.Database.SqlQueryRaw<string>(
        "SELECT CASE {0} WHEN 'sql' THEN sql ELSE name END AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_Kept\\_%' ESCAPE '\\'",
        column).ToListAsync(Token);
}
