using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Answers a request with an item, which then serves the control it was asked for.</summary>
public sealed class AnswerEvidenceRequest(CyberGovDbContext db, RequestEndedMail mail, TimeProvider time)
{
    /// <exception cref="EvidenceNotFoundException">The request is not this person's to answer, or there is no such item for them.</exception>
    public async Task ExecuteAsync(string requestCode, string evidenceCode, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);
        var request = await db.EvidenceRequestsAnswerableBy(viewer)
            .SingleOrDefaultAsync(r => r.Code == requestCode, cancellationToken)
            ?? throw new EvidenceNotFoundException("request");
        var item = await db.EvidenceVisibleTo(viewer)
            .Include(e => e.Controls)
            .SingleOrDefaultAsync(e => e.Code == evidenceCode, cancellationToken);

        // What whoever asked could not see, or what was sent back, is no answer.
        if (item is null or not { Stage: EvidenceStage.Submitted or EvidenceStage.Accepted })
        {
            throw new EvidenceNotFoundException("evidence item");
        }

        var now = time.GetUtcNow();
        request.Answer(item.EvidenceItemId, viewer.PersonId, now);
        if (item.Controls.TrueForAll(l => l.ControlId != request.ControlId))
        {
            // Being asked for evidence of a control is leave to attach it there.
            item.Controls.Add(item.LinkTo(request.ControlId, viewer.PersonId, now));
        }

        await mail.QueueAsync(request, item.Code, viewer.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([request.ControlId], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Closes a request without evidence: the person asked has none, or the asker wants it no more.</summary>
public sealed class CloseEvidenceRequest(CyberGovDbContext db, RequestEndedMail mail, TimeProvider time)
{
    public const int MaxReasonLength = 2000;

    public async Task ExecuteAsync(string requestCode, string reason, Viewer viewer, CancellationToken cancellationToken)
    {
        var request = await db.EvidenceRequestsVisibleTo(viewer)
            .SingleOrDefaultAsync(r => r.Code == requestCode, cancellationToken);
        var isAnswerable = await db.EvidenceRequestsAnswerableBy(viewer).AnyAsync(r => r.Code == requestCode, cancellationToken);
        if (request is null || !(isAnswerable || request.RequestedById == viewer.PersonId))
        {
            throw new EvidenceNotFoundException("request");
        }

        request.Close(reason.Trim(), viewer.PersonId, time.GetUtcNow());
        await mail.QueueAsync(request, null, viewer.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Tells whoever asked what became of it; the mail goes with the same commit.</summary>
public sealed class RequestEndedMail(CyberGovDbContext db, ControlDutiesQuery duties, SiteAddress site, TimeProvider time)
{
    /// <param name="request">Answered or closed by now.</param>
    /// <param name="evidenceCode">What it was answered with; null when it was closed without.</param>
    /// <param name="endedById">Who did so; nobody is told what they did themselves.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    internal async Task QueueAsync(EvidenceRequest request, string? evidenceCode, Guid endedById, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var council = await CouncilLook.LoadAsync(db, cancellationToken);
        var asker = await db.People.AsNoTracking()
            .Where(p => p.Id == request.RequestedById && p.Id != endedById && p.Email != null && (p.LeftOn == null || p.LeftOn > today))
            .Select(p => new EmailRecipient(p.Id, p.Name, p.Email!))
            .SingleOrDefaultAsync(cancellationToken);
        if (council is null || asker is null)
        {
            return;
        }

        var ender = await db.People.Where(p => p.Id == endedById).Select(p => p.Name).SingleAsync(cancellationToken);
        var served = await duties.NamesAsync([request.ControlId], cancellationToken);
        db.QueuedEmails.Add(evidenceCode is null
            ? EvidenceEmails.Closed(council, site, asker, request, ender, served, time.GetUtcNow())
            : EvidenceEmails.Answered(council, site, asker, request, ender, evidenceCode, served, time.GetUtcNow()));
    }
}
