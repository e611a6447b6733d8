using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CyberGov.Workbooks;

/// <summary>
/// Reads rows on one core while they are written on another: neither the database nor the compression waits for the other. No more
/// than a few hundred rows are ever held.
/// </summary>
internal static class ReadAhead
{
    private const int RowsAtOnce = 256;
    private const int LotsAhead = 2;

    public static async IAsyncEnumerable<T> ReadingAhead<T>(
        this IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lots = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(LotsAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(rows, lots.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var lot in lots.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var row in lot)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            // Whoever stops half-way gives up the rest, and the rows' source is free again when this returns.
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>What goes wrong here is thrown where the rows are written.</summary>
    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<List<T>> lots, CancellationToken cancellationToken)
    {
        try
        {
            var lot = new List<T>(RowsAtOnce);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                lot.Add(row);
                if (lot.Count == RowsAtOnce)
                {
                    await lots.WriteAsync(lot, cancellationToken);
                    lot = new List<T>(RowsAtOnce);
                }
            }

            await lots.WriteAsync(lot, cancellationToken);
            lots.Complete();
        }
        catch (Exception failure)
        {
            lots.Complete(failure);
        }
    }
}
