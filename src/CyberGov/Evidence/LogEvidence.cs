using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Logs one item with its first revision against its controls. The bytes are in the store before this begins.</summary>
public sealed class LogEvidence(CyberGovDbContext db, FolderEvidenceStore store, TimeProvider time)
{
    /// <summary>Returns the code people quote, such as EV-2026-0042, once everything is safely saved.</summary>
    public async Task<string> ExecuteAsync(NewEvidence evidence, Viewer viewer, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (evidence.Faults(today).FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException($"Evidence cannot be logged: {fault.Field}: {fault.Message}.");
        }

        if (evidence.Files.FirstOrDefault(f => !store.Exists(f.Sha256)) is { } missing)
        {
            throw new InvalidOperationException($"The store does not hold {missing.Sha256}.");
        }

        await AuthoriseAsync(evidence, viewer, today, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        var code = await db.NextCodeAsync(EvidenceSummaries.CodePrefix, today.Year, cancellationToken);
        var now = time.GetUtcNow();

        db.EvidenceItems.Add(ItemFrom(evidence, code, viewer.PersonId, now));
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync(evidence.ControlIds, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return code.Code;
    }

    private async Task AuthoriseAsync(
        NewEvidence evidence, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var controlIds = evidence.ControlIds.Distinct().ToList();
        var allowed = await db.ControlsEvidencedBy(viewer)
            .CountAsync(c => controlIds.Contains(c.ControlId), cancellationToken);
        if (allowed != controlIds.Count)
        {
            throw new EvidenceNotFoundException("control");
        }

        if (!await db.EvidenceOwners(today).AnyAsync(p => p.Id == evidence.OwnerId, cancellationToken))
        {
            throw new EvidenceNotFoundException("owner");
        }
    }

    private static EvidenceItem ItemFrom(NewEvidence evidence, RunningCode code, Guid loggedById, DateTimeOffset now)
    {
        var revision = FirstRevision(evidence, loggedById, now);
        var item = new EvidenceItem
        {
            EvidenceItemId = revision.EvidenceItemId,
            Number = code.Number,
            Code = code.Code,
            Title = revision.Title,
            OwnerId = evidence.OwnerId!.Value,
            Marking = evidence.Marking!.Value,
            EffectiveOn = revision.EffectiveOn,
            ExpiresOn = revision.ExpiresOn,
            LoggedById = loggedById,
            LoggedAt = now,
            SearchText = SearchTextOf(code.Code, revision),
        };
        item.Revisions.Add(revision);
        item.Controls.AddRange(evidence.ControlIds.Distinct().Select(controlId => new EvidenceControl
        {
            EvidenceItemId = item.EvidenceItemId,
            ControlId = controlId,
            AttachedById = loggedById,
            AttachedAt = now,
        }));

        return item;
    }

    private static EvidenceRevision FirstRevision(NewEvidence evidence, Guid loggedById, DateTimeOffset now)
    {
        var revision = new EvidenceRevision
        {
            EvidenceItemId = Guid.CreateVersion7(),
            Number = 1,
            Title = evidence.Title!.Trim(),
            Shows = evidence.Shows!.Trim(),
            LinkUrl = TrimmedOrNull(evidence.LinkUrl),
            Note = TrimmedOrNull(evidence.Note),
            EffectiveOn = evidence.EffectiveOn!.Value,
            ExpiresOn = evidence.ExpiresOn,
            RevisedById = loggedById,
            RevisedAt = now,
        };
        revision.Files.AddRange(evidence.Files.Select((file, position) => new EvidenceFile
        {
            EvidenceRevisionId = revision.EvidenceRevisionId,
            Position = position,
            FileName = file.FileName,
            ContentType = file.ContentType,
            Length = file.Length,
            Sha256 = file.Sha256,
        }));

        return revision;
    }

    internal static string SearchTextOf(string code, EvidenceRevision revision) => string.Join(' ', SearchWords.Of(string.Join(
        ' ', [code, revision.Title, revision.Shows, revision.LinkUrl, revision.Note, .. revision.Files.Select(f => f.FileName)])));

    private static string? TrimmedOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
