using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Data;

/// <summary>What one process does at a time where several serve on one PostgreSQL: the others wait. On SQLite only one serves.</summary>
public static class NodeTurns
{
    // A lock of PostgreSQL's that is bound to this number and this connection: whoever is killed lets go of it.
    private const long Loading = 0x4379_6265_7247_6F76;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Waits until nobody else loads, and loads.</summary>
    public static async Task<T> InTurnAsync<T>(this CyberGovDbContext db, Func<Task<T>> load, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
        {
            return await load();
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await WaitAsync(db, cancellationToken);
            return await load();
        }
        finally
        {
            // The pool keeps the connection, and with it the lock, until somebody uses it again.
            if (db.Database.GetDbConnection().State == ConnectionState.Open)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Loading})", CancellationToken.None);
            }

            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task WaitAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(Patience);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Loading})", cancellationToken);
        db.Database.SetCommandTimeout(usual);
    }
}
