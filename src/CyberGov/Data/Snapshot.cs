using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberGov.Data;

/// <summary>Reads from one moment on: whatever others save meanwhile, a pack or a check sees the same records.</summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly CyberGovDbContext _db;
    private readonly IAsyncDisposable _transaction;

    private Snapshot(CyberGovDbContext db, IAsyncDisposable transaction) => (_db, _transaction) = (db, transaction);

    public static async Task<Snapshot> BeginAsync(CyberGovDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (db.Database.GetDbConnection() is not SqliteConnection sqlite)
        {
            return new Snapshot(db, await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken));
        }

        // An ordinary transaction of this provider locks out writers from its start; a deferred one only reads.
        var transaction = sqlite.BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(transaction, cancellationToken);
        return new Snapshot(db, transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        if (_db.Database.CurrentTransaction is IDbContextTransaction current)
        {
            await current.DisposeAsync();
        }

        await _db.Database.CloseConnectionAsync();
    }
}
