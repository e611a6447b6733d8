using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Accepts a revision that was handed in, or sends it back with a reason. Never its author's to decide.</summary>
public sealed class DecideOnEvidence(CyberGovDbContext db, EvidenceChange evidence, ControlDutiesQuery duties, SiteAddress site, TimeProvider time)
{
    public const int MaxReasonLength = 2000;

    /// <param name="code">Such as EV-2026-0042.</param>
    /// <param name="seal">Of what the person had before them; see <see cref="EvidenceSeal"/>.</param>
    /// <param name="viewer">Who accepts it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DbUpdateConcurrencyException">It is no longer what the person saw.</exception>
    public Task AcceptAsync(string code, string seal, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Accept,
        viewer,
        async item =>
        {
            var revision = Seen(item, seal);
            await ThrowIfWithheldAsync(item, revision, cancellationToken);
            item.Accept(revision, viewer.PersonId, time.GetUtcNow());
            await SupersedeAsync(item, cancellationToken);
        },
        cancellationToken);

    public Task ReturnAsync(
        string code, string seal, string reason, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Return,
        viewer,
        async item =>
        {
            var revision = Seen(item, seal);
            item.Return(revision, reason.Trim(), viewer.PersonId, time.GetUtcNow());
            await QueueMailAsync(item, revision, cancellationToken);
        },
        cancellationToken);

    private static EvidenceRevision Seen(EvidenceItem item, string seal)
    {
        var revision = item.Revisions.Single(r => r.Number == item.CurrentRevisionNumber);
        return EvidenceSeal.Of(item, revision) == seal
            ? revision
            : throw new DbUpdateConcurrencyException($"Evidence {item.EvidenceItemId} has changed since it was shown.");
    }

    /// <summary>Nobody can have looked at a file that nobody can open.</summary>
    private async Task ThrowIfWithheldAsync(EvidenceItem item, EvidenceRevision revision, CancellationToken cancellationToken)
    {
        var hashes = revision.Files.Select(f => f.Sha256).ToList();
        var contents = await db.StoredContents.AsNoTracking().Where(c => hashes.Contains(c.Sha256)).ToListAsync(cancellationToken);
        if (contents.Exists(c => !c.MayBeServed))
        {
            throw new EvidenceWithheldException(item.Code);
        }
    }

    /// <summary>The item whose place this one takes stops counting, and this one serves its controls too.</summary>
    private async Task SupersedeAsync(EvidenceItem item, CancellationToken cancellationToken)
    {
        var replaced = await db.EvidenceItems
            .Include(e => e.Controls)
            .SingleOrDefaultAsync(e => e.EvidenceItemId == item.ReplacesItemId, cancellationToken);
        if (replaced is null or { Stage: EvidenceStage.Superseded or EvidenceStage.Withdrawn or EvidenceStage.Disposed })
        {
            return;
        }

        var now = time.GetUtcNow();
        replaced.Supersede(item.EvidenceItemId, now);
        item.Controls.AddRange(replaced.Controls
            .Where(l => item.Controls.TrueForAll(own => own.ControlId != l.ControlId))
            .Select(l => item.LinkTo(l.ControlId, l.AttachedById, now))
            .ToList());
    }

    private async Task QueueMailAsync(EvidenceItem item, EvidenceRevision revision, CancellationToken cancellationToken)
    {
        var writer = await db.People.AsNoTracking()
            .Where(p => p.Id == (revision.SubmittedById ?? revision.RevisedById) && p.LeftOn == null && p.Email != null)
            .Select(p => new EmailRecipient(p.Id, p.Name, p.Email!))
            .SingleOrDefaultAsync(cancellationToken);
        var council = await CouncilLook.LoadAsync(db, cancellationToken);
        if (writer is not null && council is not null)
        {
            var controlIds = await db.EvidenceControls.Where(l => l.EvidenceItemId == item.EvidenceItemId).Select(l => l.ControlId).ToListAsync(cancellationToken);
            db.QueuedEmails.Add(EvidenceEmails.Returned(
                council, site, writer, item, revision.DecisionReason!, await duties.NamesAsync(controlIds, cancellationToken), time.GetUtcNow()));
        }
    }
}
