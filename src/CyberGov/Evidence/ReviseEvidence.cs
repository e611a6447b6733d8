using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Adds a revision to an item: a draft, or handed in at once. Everything it had before stays readable. Owner, marking, kind and
/// controls are the item's and not the revision's: once it was handed in they are changed elsewhere, by those who may.
/// </summary>
public sealed class ReviseEvidence(CyberGovDbContext db, IEvidenceStore store, EvidenceChange change, TimeProvider time)
{
    /// <param name="code">Such as EV-2026-0042.</param>
    /// <param name="follows">The number of the revision the person had before them.</param>
    /// <param name="evidence">What it says from now on.</param>
    /// <param name="isSubmitted">Whether it is handed in or kept as a draft.</param>
    /// <param name="viewer">Who writes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone else has revised it meanwhile.</exception>
    public Task ExecuteAsync(
        string code, int follows, NewEvidence evidence, bool isSubmitted, Viewer viewer, CancellationToken cancellationToken) =>
        change.RunAsync(
            code,
            EvidenceAction.Revise,
            viewer,
            async item =>
            {
                if (item.CurrentRevisionNumber != follows)
                {
                    throw new DbUpdateConcurrencyException($"Evidence {item.EvidenceItemId} has been revised meanwhile.");
                }

                var theirs = await db.ControlsEvidencedBy(viewer).Select(c => c.ControlId).ToListAsync(cancellationToken);
                var complete = item.IsUnpublished
                    ? evidence with { FixedControlCount = item.Controls.Count(l => !theirs.Contains(l.ControlId)) }
                    : evidence.WithFactsOf(item);
                await db.CheckAsync(complete, isSubmitted, store, viewer, time.TodayInUk(), cancellationToken);
                Apply(item, complete, isSubmitted, viewer, theirs);
            },
            cancellationToken);

    private void Apply(
        EvidenceItem item, NewEvidence evidence, bool isSubmitted, Viewer viewer, IReadOnlyCollection<Guid> theirs)
    {
        var now = time.GetUtcNow();
        var wasUnpublished = item.IsUnpublished;
        var revision = evidence.RevisionOf(item.EvidenceItemId, item.CurrentRevisionNumber + 1, viewer.PersonId, now);
        item.Revise(revision);
        db.EvidenceRevisions.Add(revision);
        if (wasUnpublished)
        {
            (item.OwnerId, item.Marking, item.Kind) =
                (evidence.OwnerId ?? item.OwnerId, evidence.Marking ?? item.Marking, evidence.Kind ?? item.Kind);
            Serve(item, evidence.ControlIds, theirs, viewer.PersonId, now);
        }

        if (isSubmitted)
        {
            item.Submit(revision, viewer.PersonId, now);
        }
        else if (wasUnpublished)
        {
            item.Show(revision);
        }
    }

    /// <summary>Controls this person may not evidence stay as they are, whatever the form said.</summary>
    private void Serve(
        EvidenceItem item, IReadOnlyCollection<Guid> controlIds, IReadOnlyCollection<Guid> theirs, Guid personId, DateTimeOffset now)
    {
        var removed = item.Controls.Where(l => theirs.Contains(l.ControlId) && !controlIds.Contains(l.ControlId)).ToList();
        db.EvidenceControls.RemoveRange(removed);
        var added = controlIds.Distinct().Except(item.Controls.Select(l => l.ControlId)).ToList();
        item.Controls.AddRange(added.Select(id => item.LinkTo(id, personId, now)));
    }
}
