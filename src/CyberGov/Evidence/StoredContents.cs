using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>What is known when bytes have come in.</summary>
public sealed record ContentReceipt(StoredFile Stored, UploadVerdict Verdict, ScanState Scan, string? ScanAnswer, Guid? PersonId);

/// <summary>Keeps one <see cref="StoredContent"/> for each SHA-256, however often and by however many at once the same bytes come.</summary>
public sealed class StoredContents(CyberGovDbContext db, TimeProvider time)
{
    private const int MostAttempts = 5;

    /// <summary>The first who brings the bytes stays their receiver; what the scanner says now is newer than what it said then.</summary>
    public async Task<StoredContent> RecordAsync(ContentReceipt receipt, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await FindAsync(receipt.Stored.Sha256, cancellationToken);
            var content = known ?? Add(receipt);
            if (known is not null)
            {
                Renew(known, receipt);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return content;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // Someone else brought the same bytes, or they were being scanned, at the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The scanner found something in bytes that someone tried to bring in; they may have been let in earlier.</summary>
    public async Task RecordInfectedAsync(string sha256, string? found, CancellationToken cancellationToken)
    {
        var content = await FindAsync(sha256, cancellationToken);
        if (content is { Scan: not ScanState.Infected })
        {
            content.RecordScan(ScanState.Infected, found, time.GetUtcNow());
        }

        // What was never taken in has no record of its own, only this entry.
        db.Note(
            ChangeAction.Refused,
            nameof(StoredContent),
            content?.StoredContentId ?? Guid.CreateVersion7(),
            (nameof(StoredContent.Sha256), sha256),
            (nameof(StoredContent.ScanAnswer), found));
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<StoredContent?> FindAsync(string sha256, CancellationToken cancellationToken) =>
        db.StoredContents.SingleOrDefaultAsync(c => c.Sha256 == sha256, cancellationToken);

    private StoredContent Add(ContentReceipt receipt)
    {
        var now = time.GetUtcNow();
        var content = new StoredContent
        {
            Sha256 = receipt.Stored.Sha256,
            Length = receipt.Stored.Length,
            ReceivedById = receipt.PersonId,
            ReceivedAt = now,
            HasMacros = receipt.Verdict.HasMacros,
            IsEncrypted = receipt.Verdict.IsEncrypted,
        };
        if (receipt.Scan != ScanState.NotScanned)
        {
            content.RecordScan(receipt.Scan, receipt.ScanAnswer, now);
        }

        db.StoredContents.Add(content);
        return content;
    }

    private void Renew(StoredContent content, ContentReceipt receipt)
    {
        if (receipt.Scan == ScanState.Clean && content.Scan != ScanState.Clean)
        {
            content.RecordScan(ScanState.Clean, null, time.GetUtcNow());
        }

        // Storing the same bytes again mends a copy that was lost or damaged.
        if (content.Integrity is IntegrityState.Changed or IntegrityState.Missing)
        {
            content.RecordCheck(IntegrityState.Sound, time.GetUtcNow());
        }
    }
}
