using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>What is known of the asking of the Commissioner.</summary>
public sealed record ConsultationFacts(
    DateOnly SentOn, IReadOnlyList<ConsultationContent> Contents, DateOnly? AcknowledgedOn, DateOnly? ExtensionNoticeOn);

/// <summary>An assessment with what is on record about the asking of the Commissioner over its present version.</summary>
public sealed record PiaConsultation(Pia Pia, PriorConsultation? Record, ConsultationClock? Clock, bool MayRecord);

public sealed class PriorConsultationQuery(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>Null when there is none for this person.</summary>
    public async Task<PiaConsultation?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        if (pia is null)
        {
            return null;
        }

        var record = await db.PriorConsultations.AsNoTracking()
            .Include(c => c.Suspensions.OrderBy(s => s.From))
            .Where(c => c.PiaId == pia.PiaId)
            .OrderByDescending(c => c.VersionNumber)
            .FirstOrDefaultAsync(cancellationToken);
        return record is null
            ? null
            : new PiaConsultation(
                pia, record, record.ClockOn(time.TodayInUk(), pia.IsLawEnforcement),
                pia.State == PiaState.PriorConsultation && viewer.Is(CouncilRole.DataProtectionOfficer));
    }
}

/// <summary>The Data Protection Officer keeps the Commissioner's clock.</summary>
public sealed class RecordConsultation(CyberGovDbContext db, TimeProvider time)
{
    /// <exception cref="PiaNotFoundException">There is no such consultation that this person keeps.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It has changed since they read it.</exception>
    /// <exception cref="InvalidOperationException">A day is before the one it must follow, or in the future.</exception>
    public Task FactsAsync(string code, ConsultationFacts facts, int versionSeen, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code, versionSeen, viewer,
        (pia, c) =>
        {
            DateOnly?[] days = [facts.SentOn, facts.AcknowledgedOn, facts.ExtensionNoticeOn];
            if (facts.SentOn < pia.StateSinceOn || days.Any(d => d > time.TodayInUk()))
            {
                throw new InvalidOperationException("The request follows the decision to ask, and nothing is recorded before it happens.");
            }

            c.Record(facts.SentOn, facts.Contents, facts.AcknowledgedOn, facts.ExtensionNoticeOn);
        },
        cancellationToken);

    public Task SuspendAsync(string code, DateOnly from, string reason, int versionSeen, Viewer viewer, CancellationToken cancellationToken) =>
        RunAsync(code, versionSeen, viewer, (_, c) => c.Suspend(from, reason), cancellationToken);

    public Task ResumeAsync(string code, DateOnly on, int versionSeen, Viewer viewer, CancellationToken cancellationToken) =>
        RunAsync(code, versionSeen, viewer, (_, c) => c.Resume(on), cancellationToken);

    private async Task RunAsync(
        string code, int versionSeen, Viewer viewer, Action<Pia, PriorConsultation> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var seen = viewer.Is(CouncilRole.DataProtectionOfficer)
            ? await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            : null;
        var pia = await db.LockPiaAsync((seen ?? throw new PiaNotFoundException()).PiaId, cancellationToken);
        var record = await db.PriorConsultations
            .Include(c => c.Suspensions)
            .SingleOrDefaultAsync(c => c.PiaId == pia.PiaId && c.VersionNumber == pia.VersionNumber, cancellationToken);
        if (record is null || pia.State != PiaState.PriorConsultation)
        {
            throw new PiaNotFoundException();
        }

        if (record.Version != versionSeen)
        {
            throw new DbUpdateConcurrencyException($"Consultation {record.PriorConsultationId} has changed since it was shown.");
        }

        var known = record.Suspensions.ToHashSet();
        change(pia, record);
        db.AddRange(record.Suspensions.Where(s => !known.Contains(s)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>The record of the asking begins and ends with the steps of the workflow.</summary>
internal sealed class FollowConsultation(CyberGovDbContext db) : IPiaConsequence
{
    public async Task FollowAsync(Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        if (move.Action == PiaAction.ConsultCommissioner)
        {
            db.PriorConsultations.Add(new PriorConsultation { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber });
        }
        else if (move.Action is PiaAction.ReplyProceed or PiaAction.ReplyStop)
        {
            var record = await db.PriorConsultations
                .SingleOrDefaultAsync(c => c.PiaId == pia.PiaId && c.VersionNumber == pia.VersionNumber, cancellationToken);
            record?.Close(await db.EvidenceItems
                .Where(e => e.EvidenceItemId == move.ReplyEvidenceItemId)
                .Select(e => e.EffectiveOn)
                .SingleAsync(cancellationToken));
        }
    }
}
