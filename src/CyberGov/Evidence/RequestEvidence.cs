using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>What is asked of whom.</summary>
public sealed record EvidenceAsked(Guid ControlId, Guid AskedOfId, string Wanted, DateOnly DueOn)
{
    public const int MaxWantedLength = 2000;
}

/// <summary>Asks someone for evidence on a control; the mail goes with the same commit.</summary>
public sealed class RequestEvidence(CyberGovDbContext db, ControlDutiesQuery duties, SiteAddress site, TimeProvider time)
{
    public const string CodePrefix = "REQ";

    /// <returns>The code people quote, such as REQ-2026-0007.</returns>
    /// <exception cref="EvidenceNotFoundException">This person may not ask, or the control or the person asked is not there.</exception>
    public async Task<string> ExecuteAsync(EvidenceAsked asked, Viewer viewer, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (!viewer.MayRequestEvidence)
        {
            throw new EvidenceNotFoundException("form");
        }

        if (string.IsNullOrWhiteSpace(asked.Wanted) || asked.DueOn < today)
        {
            throw new InvalidOperationException("A request says what is wanted and is due today or later.");
        }

        var control = await db.Controls.AsNoTracking().VisibleTo(viewer).InForce()
            .SingleOrDefaultAsync(c => c.ControlId == asked.ControlId, cancellationToken)
            ?? throw new EvidenceNotFoundException("control");
        var person = await db.EvidenceOwners(today).AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == asked.AskedOfId, cancellationToken)
            ?? throw new EvidenceNotFoundException("person");

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var request = new EvidenceRequest
        {
            Code = (await db.NextCodeAsync(CodePrefix, today.Year, cancellationToken)).Code,
            ControlId = control.ControlId,
            AskedOfId = person.Id,
            RequestedById = viewer.PersonId,
            RequestedAt = time.GetUtcNow(),
            RequestedOn = today,
            Wanted = asked.Wanted.Trim(),
            DueOn = asked.DueOn,
        };
        db.EvidenceRequests.Add(request);
        await QueueMailAsync(request, control, person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request.Code;
    }

    private async Task QueueMailAsync(EvidenceRequest request, Control control, Person person, CancellationToken cancellationToken)
    {
        var council = await CouncilLook.LoadAsync(db, cancellationToken);
        if (council is null || string.IsNullOrEmpty(person.Email))
        {
            return;
        }

        var asker = await db.People.Where(p => p.Id == request.RequestedById).Select(p => p.Name).SingleAsync(cancellationToken);
        db.QueuedEmails.Add(EvidenceEmails.Requested(
            council, site, new EmailRecipient(person.Id, person.Name, person.Email), request, asker, $"{control.Code}: {control.Title}",
            await duties.NamesAsync([control.ControlId], cancellationToken), time.GetUtcNow()));
    }
}
