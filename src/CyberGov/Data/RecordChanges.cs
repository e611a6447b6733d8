using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberGov.Data;

/// <summary>How often this program has saved anything: while the number stands, what was read before still holds.</summary>
public sealed class RecordChanges
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    internal void Note() => Interlocked.Increment(ref _count);
}

/// <summary>Counts each save, and each commit of several saves: only then can others see them.</summary>
internal sealed class RecordChangesInterceptor(RecordChanges changes) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        changes.Note();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        changes.Note();
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => changes.Note();

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        changes.Note();
        return Task.CompletedTask;
    }
}
