using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory.Verification;

/// <summary>Whether the triggers that keep the history are still in the database and switched on; the migration that adds the chain makes them.</summary>
internal static class HistoryGuardCheck
{
    private static readonly string[] OnSqlite =
    [
        "ChangeHistory_Kept_Update", "ChangeHistory_Kept_Delete", "ChangeHistory_Kept_Replace",
        "HistoryHead_Kept_Update", "HistoryHead_Kept_Delete", "HistoryHead_Kept_Insert",
        "HistoryCheckpoints_Kept_Update", "HistoryCheckpoints_Kept_Delete", "HistoryCheckpoints_Kept_Replace",
    ];

    private static readonly string[] OnPostgres =
    [
        "ChangeHistory.kept_update", "ChangeHistory.kept_delete", "ChangeHistory.kept_truncate",
        "HistoryHead.kept_update", "HistoryHead.kept_delete", "HistoryHead.kept_truncate",
        "HistoryCheckpoints.kept_row", "HistoryCheckpoints.kept_truncate",
    ];

    /// <returns>Null when all are there.</returns>
    public static async Task<HistoryFinding?> ExecuteAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        var isPostgres = db is PostgresCyberGovDbContext;
        var there = await (isPostgres ? NamesOnPostgres(db) : NamesOnSqlite(db)).ToListAsync(cancellationToken);
        var gone = (isPostgres ? OnPostgres : OnSqlite).Except(there, StringComparer.Ordinal).ToList();
        return gone.Count == 0
            ? null
            : new(HistoryFault.Unguarded, null, $"The guards of the history are gone: {string.Join(", ", gone)}.");
    }

    private static IQueryable<string> NamesOnSqlite(CyberGovDbContext db) =>
        db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'");

    /// <summary>One that is switched off, or fires only for copies from another server, guards nothing.</summary>
    private static IQueryable<string> NamesOnPostgres(CyberGovDbContext db) => db.Database.SqlQuery<string>(
        $"""
        SELECT tables.relname || '.' || triggers.tgname AS "Value"
        FROM pg_trigger AS triggers JOIN pg_class AS tables ON tables.oid = triggers.tgrelid
        WHERE triggers.tgenabled IN ('O', 'A') AND tables.oid IN (to_regclass('"ChangeHistory"'), to_regclass('"HistoryHead"'), to_regclass('"HistoryCheckpoints"'))
        """);
}
