using System.Runtime.CompilerServices;
using CyberGov.Jobs;

namespace CyberGov.Packs;

/// <summary>Tells the person who waits how far the pack is, about once a second, and hears when they cancelled.</summary>
internal sealed class PackProgress(IJobProgress progress, TimeProvider time, bool includesFiles)
{
    private const int Sheets = 7;
    private const int RowsBetweenLooks = 1_000;
    private const int Finished = 97;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long? _lastReport;

    private int FilesShare => includesFiles ? 70 : 0;

    public Task FilesCopiedAsync(int files, long bytes, long expectedBytes, CancellationToken cancellationToken) =>
        ReportAsync((int)(FilesShare * bytes / Math.Max(1, expectedBytes)), $"Copying evidence files: {files:N0} so far", cancellationToken);

    public Task WritingSheetAsync(string sheet, int sheetsDone, CancellationToken cancellationToken) =>
        ReportAsync(FilesShare + ((Finished - FilesShare) * sheetsDone / Sheets), $"Writing the {sheet} sheet", cancellationToken);

    public async IAsyncEnumerable<T> CountingRows<T>(
        IAsyncEnumerable<T> rows, string sheet, int sheetsDone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            yield return row;
            if (++count % RowsBetweenLooks == 0)
            {
                await WritingSheetAsync($"{sheet} ({count:N0} rows so far)", sheetsDone, cancellationToken);
            }
        }
    }

    public Task FinishingAsync(CancellationToken cancellationToken)
    {
        _lastReport = null;
        return ReportAsync(Finished, "Putting the pack together", cancellationToken);
    }

    private Task ReportAsync(int percentDone, string words, CancellationToken cancellationToken)
    {
        if (_lastReport is { } last && time.GetElapsedTime(last) < Interval)
        {
            return Task.CompletedTask;
        }

        _lastReport = time.GetTimestamp();
        return progress.ReportAsync(percentDone, words, cancellationToken);
    }
}
