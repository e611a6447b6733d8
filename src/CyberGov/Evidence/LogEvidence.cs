using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Logs one item with its first revision against its controls. The bytes are in the store before this begins.</summary>
public sealed class LogEvidence(CyberGovDbContext db, IEvidenceStore store, TimeProvider time)
{
    /// <summary>Hands it in; returns the code people quote, such as EV-2026-0042, once everything is safely saved.</summary>
    public Task<string> ExecuteAsync(NewEvidence evidence, Viewer viewer, CancellationToken cancellationToken) =>
        SaveAsync(evidence, isSubmitted: true, viewer, null, cancellationToken);

    /// <summary>Keeps it as a draft, which may lack everything but a title and is seen by few.</summary>
    public Task<string> SaveDraftAsync(NewEvidence evidence, Viewer viewer, CancellationToken cancellationToken) =>
        SaveAsync(evidence, isSubmitted: false, viewer, null, cancellationToken);

    /// <param name="evidence">What is known of it.</param>
    /// <param name="viewer">Whose draft it is.</param>
    /// <param name="alongside">Adds what is to be saved with the draft or not at all.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    internal Task SaveDraftAsync(
        NewEvidence evidence, Viewer viewer, Action<EvidenceItem> alongside, CancellationToken cancellationToken) =>
        SaveAsync(evidence, isSubmitted: false, viewer, alongside, cancellationToken);

    private async Task<string> SaveAsync(
        NewEvidence evidence, bool isSubmitted, Viewer viewer, Action<EvidenceItem>? alongside, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (!viewer.MayLogEvidence)
        {
            throw new EvidenceNotFoundException("form");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        await db.CheckAsync(evidence, isSubmitted, store, viewer, today, cancellationToken);
        var replaces = await ReplacedAsync(evidence.ReplacesCode, viewer, today, cancellationToken);
        var code = await db.NextCodeAsync(EvidenceSummaries.CodePrefix, today.Year, cancellationToken);

        var item = evidence.ItemOf(code, replaces, viewer.PersonId, today, time.GetUtcNow());
        if (isSubmitted)
        {
            item.Submit(item.Revisions[0], viewer.PersonId, time.GetUtcNow());
        }

        db.EvidenceItems.Add(item);
        alongside?.Invoke(item);
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([.. item.Controls.Select(l => l.ControlId)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return code.Code;
    }

    private async Task<Guid?> ReplacedAsync(string? code, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var itemId = await db.EvidenceVisibleTo(viewer)
            .Where(e => e.Code == code)
            .Select(e => (Guid?)e.EvidenceItemId)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new EvidenceNotFoundException("evidence item");
        var standing = await db.StandingOfAsync(itemId, cancellationToken);
        return EvidenceRules.Refusal(EvidenceAction.Supersede, standing, viewer, today) is null
            ? itemId
            : throw new EvidenceNotFoundException("evidence item");
    }
}
