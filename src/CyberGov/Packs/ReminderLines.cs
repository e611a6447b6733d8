using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the ledger of reminders.</summary>
internal sealed record ReminderLine(
    string Code, string Kind, string PersonName, ReminderRung Rung, DateOnly DueOn, int Step, DateOnly StepOn, DateTimeOffset? NotNeededAt,
    EmailState EmailState, DateTimeOffset? SentAt, string? Transport, string? Answer)
{
    public string State => (NotNeededAt, EmailState) switch
    {
        (not null, _) => "Not needed",
        (_, EmailState.Sent) => "Sent",
        (_, EmailState.Failed) => "Refused",
        (_, EmailState.Queued) => "Waiting",
        _ => "Not needed",
    };
}

/// <summary>What was owed in the period about the reviews, requests and evidence of the controls in scope, oldest first, one query.</summary>
internal sealed class ReminderLines(CyberGovDbContext db, PackScope scope)
{
    public IAsyncEnumerable<ReminderLine> ReadAsync()
    {
        var (from, to) = (scope.Pack.PeriodFrom, scope.Pack.PeriodTo);
        var items = Items();
        return db.Reminders.AsNoTracking()
            .Where(r => r.StepOn >= from && r.StepOn <= to && items.Any(id => id == r.ItemId))
            .OrderBy(r => r.StepOn).ThenBy(r => r.ReminderId)
            .Select(r => new ReminderLine(
                r.Code, r.Kind, r.Person!.Name, r.Rung, r.DueOn, r.Step, r.StepOn, r.NotNeededAt, r.QueuedEmail!.State, r.QueuedEmail.SentAt,
                db.EmailAttempts.Where(a => a.QueuedEmailId == r.QueuedEmailId).OrderByDescending(a => a.AttemptedAt).Select(a => a.Transport).FirstOrDefault(),
                r.QueuedEmail.LastAnswer))
            .AsAsyncEnumerable();
    }

    /// <summary>As far as the person who ordered the pack may see them.</summary>
    private IQueryable<Guid> Items()
    {
        var controls = scope.Controls(db).Select(c => c.ControlId);
        var evidence = db.EvidenceVisibleTo(scope.Viewer)
            .Where(e => e.Controls.Any(l => controls.Contains(l.ControlId)))
            .Select(e => e.EvidenceItemId);
        return db.Reviews.VisibleTo(scope.Viewer).Where(r => controls.Contains(r.ControlId)).Select(r => r.ReviewId)
            .Concat(db.EvidenceRequestsVisibleTo(scope.Viewer).Where(r => controls.Contains(r.ControlId)).Select(r => r.EvidenceRequestId))
            .Concat(evidence)
            .Concat(db.EvidenceDisposals.Where(d => evidence.Contains(d.EvidenceItemId)).Select(d => d.EvidenceDisposalId));
    }
}
