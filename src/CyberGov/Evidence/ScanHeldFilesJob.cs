using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Storage;
using CyberGov.Storage.Scanning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Evidence;

/// <summary>
/// Every minute, has those files scanned that came while the scanner was away, or before there was one. Each verdict is saved
/// on its own, so a run that is killed half-way is simply continued by the next.
/// </summary>
public sealed partial class ScanHeldFilesJob(
    CyberGovDbContext db,
    IEvidenceStore store,
    ClamdScanner scanner,
    TimeProvider time,
    ILogger<ScanHeldFilesJob> logger) : IRecurringJob
{
    /// <summary>As many as a run may take before the next is due or another machine thinks that it has died.</summary>
    private const int MostInOneRun = 200;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!scanner.IsSetUp)
        {
            return;
        }

        foreach (var id in await WaitingAsync(cancellationToken))
        {
            if (!await ScanAsync(id, cancellationToken))
            {
                ScannerDoesNotAnswer();
                return;
            }

            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Those never asked about first, then those asked about longest ago, so that one that stays held keeps no other waiting.</summary>
    private Task<List<Guid>> WaitingAsync(CancellationToken cancellationToken) => db.StoredContents
        .Where(c => c.Scan == ScanState.Held || c.Scan == ScanState.NotScanned)
        .Where(c => c.Integrity != IntegrityState.Missing && c.Integrity != IntegrityState.Changed)
        .OrderBy(c => c.ScannedAt != null)
        .ThenBy(c => c.ScannedAt)
        .ThenBy(c => c.ReceivedAt)
        .Take(MostInOneRun)
        .Select(c => c.StoredContentId)
        .ToListAsync(cancellationToken);

    /// <returns>False when the scanner does not answer, so that asking about the others is no use now.</returns>
    private async Task<bool> ScanAsync(Guid storedContentId, CancellationToken cancellationToken)
    {
        var content = await db.StoredContents.SingleOrDefaultAsync(
            c => c.StoredContentId == storedContentId && (c.Scan == ScanState.Held || c.Scan == ScanState.NotScanned),
            cancellationToken);
        if (content is null)
        {
            return true;
        }

        if (await AskAsync(content.Sha256, cancellationToken) is not { } answer)
        {
            content.RecordCheck(IntegrityState.Missing, time.GetUtcNow());
        }
        else if (answer.Verdict == ScanVerdict.NoAnswer)
        {
            return false;
        }
        else
        {
            content.RecordScan(StateOf(answer.Verdict), answer.Detail, time.GetUtcNow());
        }

        await SaveAsync(content, cancellationToken);
        return true;
    }

    /// <summary>Null when the bytes are no longer there.</summary>
    private async Task<ScanAnswer?> AskAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var bytes = await store.OpenReadAsync(sha256, cancellationToken);
            return await scanner.ScanAsync(bytes, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async Task SaveAsync(StoredContent content, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            if (content.Scan == ScanState.Infected)
            {
                InfectedFound(content.StoredContentId);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another machine, or the same bytes coming in again, was faster; what is still held comes up in the next run.
        }
    }

    private static ScanState StateOf(ScanVerdict verdict) => verdict switch
    {
        ScanVerdict.Clean => ScanState.Clean,
        ScanVerdict.Infected => ScanState.Infected,
        _ => ScanState.Held,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The virus scanner does not answer; files stay held")]
    private partial void ScannerDoesNotAnswer();

    [LoggerMessage(Level = LogLevel.Error, Message = "The virus scanner found something in stored content {StoredContentId}")]
    private partial void InfectedFound(Guid storedContentId);
}
