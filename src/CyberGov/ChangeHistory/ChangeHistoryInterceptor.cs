using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberGov.ChangeHistory;

/// <summary>
/// Writes a <see cref="ChangeHistoryEntry"/> beside every change to a record that has <see cref="RecordedAttribute"/> fields,
/// chained and in the same transaction. Where the caller has opened none, this opens one and ends it with the save.
/// </summary>
public sealed class ChangeHistoryInterceptor(CurrentActor actor, TimeProvider time) : SaveChangesInterceptor
{
    private PendingSave? _pending;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Begin((CyberGovDbContext)eventData.Context!) is not { } save)
        {
            return result;
        }

        try
        {
            save.Own(save.Db.Database.CurrentTransaction is null ? save.Db.Database.BeginTransaction() : null);
            var head = HistoryChain.Locked(save.Db).AsEnumerable().Single();
            if (head.Hash.Length == 0)
            {
                using var older = new HistoryDigest.Older();
                foreach (var entry in HistoryChain.Older(save.Db))
                {
                    older.Add(entry);
                }

                head.Hash = HistoryDigest.OfStart(head.InstallationId, older.Count, older.Finish());
            }

            HistoryChain.Append(head, save.Entries);
            save.Db.Database.ExecuteSql(HistoryChain.Write(head));
        }
        catch
        {
            Fail();
            throw;
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Begin((CyberGovDbContext)eventData.Context!) is not { } save)
        {
            return result;
        }

        try
        {
            save.Own(save.Db.Database.CurrentTransaction is null ? await save.Db.Database.BeginTransactionAsync(cancellationToken) : null);
            var head = (await HistoryChain.Locked(save.Db).ToListAsync(cancellationToken))[0];
            if (head.Hash.Length == 0)
            {
                using var older = new HistoryDigest.Older();
                await foreach (var entry in HistoryChain.Older(save.Db).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    older.Add(entry);
                }

                head.Hash = HistoryDigest.OfStart(head.InstallationId, older.Count, older.Finish());
            }

            HistoryChain.Append(head, save.Entries);
            await save.Db.Database.ExecuteSqlAsync(HistoryChain.Write(head), cancellationToken);
        }
        catch
        {
            Fail();
            throw;
        }

        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        _pending?.Transaction?.Commit();
        End();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (_pending?.Transaction is { } transaction)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        End();
        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Fail();

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Fail();
        return Task.CompletedTask;
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Fail();

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Fail();
        return Task.CompletedTask;
    }

    /// <returns>Null when nothing happened that the history keeps.</returns>
    private PendingSave? Begin(CyberGovDbContext db)
    {
        var recorded = RecordedChanges.In(db.ChangeTracker);
        db.AddRange(recorded);
        var entries = db.ChangeTracker.Entries<ChangeHistoryEntry>()
            .Where(e => e.State == EntityState.Added && e.Entity.Sequence is null)
            .Select(e => e.Entity)
            .ToList();
        foreach (var entry in entries)
        {
            (entry.OccurredAt, entry.PersonId) = (time.GetUtcNow(), actor.PersonId);
        }

        return _pending = entries.Count == 0 ? null : new PendingSave(db, entries, recorded);
    }

    private void End()
    {
        _pending?.Dispose();
        _pending = null;
    }

    /// <summary>Undoes what was begun here; what the caller noted stays in the context and is chained by the next save.</summary>
    private void Fail()
    {
        var failed = _pending;
        End();
        failed?.Undo();
    }

    private sealed class PendingSave(
        CyberGovDbContext db, IReadOnlyList<ChangeHistoryEntry> entries, IReadOnlyList<ChangeHistoryEntry> recorded) : IDisposable
    {
        private readonly bool _savepoints = db.Database.AutoSavepointsEnabled;

        public CyberGovDbContext Db => db;

        public IReadOnlyList<ChangeHistoryEntry> Entries => entries;

        /// <summary>Null when the caller opened the transaction and ends it.</summary>
        public IDbContextTransaction? Transaction { get; private set; }

        public void Own(IDbContextTransaction? transaction)
        {
            Transaction = transaction;
            if (transaction is not null)
            {
                // It ends with this save, so there is nothing to go half-way back to.
                db.Database.AutoSavepointsEnabled = false;
            }
        }

        public void Undo()
        {
            foreach (var entry in entries)
            {
                HistoryChain.Unchain(entry);
            }

            foreach (var entry in recorded)
            {
                db.Entry(entry).State = EntityState.Detached;
            }
        }

        public void Dispose()
        {
            Transaction?.Dispose();
            db.Database.AutoSavepointsEnabled = _savepoints;
        }
    }
}
