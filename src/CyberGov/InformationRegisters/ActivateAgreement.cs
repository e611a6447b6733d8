using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Why an agreement cannot be put into force, or loosened from its assessment.</summary>
public enum AgreementRefusal
{
    /// <summary>Their role does not allow it.</summary>
    NotTheirs,

    /// <summary>It is in force already, or has ended.</summary>
    WrongState,

    /// <summary>They own it or wrote in it.</summary>
    OwnWork,

    Incomplete,

    /// <summary>Not every assessment it is linked to is Approved, Live or Closed: no DPIA, or there is none.</summary>
    Gate,

    /// <summary>It is in force and rests on this assessment alone.</summary>
    StillRestsOnIt,
}

/// <summary>An assessment and how far it has come.</summary>
public sealed record LinkedPiaState(string Code, PiaState State);

/// <summary>Thrown when an agreement is refused what someone tried; the refusal is in the change history by then.</summary>
public sealed class AgreementRefusedException(
    AgreementRefusal refusal, IReadOnlyList<string> gaps, IReadOnlyList<LinkedPiaState> pias)
    : Exception($"The agreement is refused: {refusal}.")
{
    public AgreementRefusal Refusal { get; } = refusal;

    /// <summary>What to mend, a sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; } = gaps;

    /// <summary>The assessments it is linked to, of which at least one keeps the gate shut.</summary>
    public IReadOnlyList<LinkedPiaState> Pias { get; } = pias;
}

/// <summary>
/// Puts a sharing agreement into force. The gate: every assessment it is linked to, and at least one, is Approved, Live or Closed: no DPIA, seen
/// on the rows as they are now and held until all is saved, so that none is rejected in between.
/// </summary>
public sealed class ActivateAgreement(CyberGovDbContext db, AgreementEvidence evidence, TimeProvider time)
{
    /// <exception cref="RecordNotFoundException">There is no such agreement for this person.</exception>
    /// <exception cref="AgreementRefusedException">The rules or the gate do not allow it.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It says something else than what the person had before them.</exception>
    public async Task ExecuteAsync(string code, int revisionSeen, Viewer viewer, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = await db.RecordsVisibleTo(viewer).OfType<SharingAgreement>()
            .Where(a => a.Code == code)
            .Select(a => (Guid?)a.InformationRecordId)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
        var agreement = (SharingAgreement)await db.LockRecordAsync(id, cancellationToken);
        await db.AgreementParties.Where(p => p.InformationRecordId == id).LoadAsync(cancellationToken);
        var pias = await LockPiasAsync(id, cancellationToken);
        if (await RefusalAsync(agreement, pias, viewer, cancellationToken) is { } refused)
        {
            await transaction.RollbackAsync(cancellationToken);
            await RecordAsync(id, refused, cancellationToken);
            throw refused;
        }

        if (agreement.Revision != revisionSeen)
        {
            throw new DbUpdateConcurrencyException("The agreement was changed since the person read it.");
        }

        agreement.Activate(viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await evidence.LogAsync(agreement, viewer.PersonId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>In the order of their ids, so that two agreements never wait for each other.</summary>
    private async Task<List<LinkedPiaState>> LockPiasAsync(Guid agreementId, CancellationToken cancellationToken)
    {
        var piaIds = await db.RecordPias
            .Where(l => l.InformationRecordId == agreementId)
            .Select(l => l.PiaId)
            .Order()
            .ToListAsync(cancellationToken);
        List<LinkedPiaState> pias = [];
        foreach (var piaId in piaIds)
        {
            var pia = await db.LockPiaAsync(piaId, cancellationToken);
            pias.Add(new LinkedPiaState(pia.Code, pia.State));
        }

        return pias;
    }

    private async Task<AgreementRefusedException?> RefusalAsync(
        SharingAgreement agreement, List<LinkedPiaState> pias, Viewer viewer, CancellationToken cancellationToken)
    {
        var gaps = agreement.Gaps(time.TodayInUk());
        return this switch
        {
            _ when !viewer.KeepsAllInformationRegisters => new(AgreementRefusal.NotTheirs, [], []),
            _ when !agreement.WaitsToStart => new(AgreementRefusal.WrongState, [], []),
            _ when await db.WroteAsync(agreement, viewer.PersonId, cancellationToken) => new(AgreementRefusal.OwnWork, [], []),
            _ when gaps.Count > 0 => new(AgreementRefusal.Incomplete, gaps, []),
            _ when pias.Count == 0 || pias.Exists(p => !p.State.OpensTheSharingGate) => new(AgreementRefusal.Gate, [], pias),
            _ => null,
        };
    }

    private async Task RecordAsync(Guid agreementId, AgreementRefusedException refused, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var pias = refused.Refusal == AgreementRefusal.Gate
            ? string.Join("; ", refused.Pias.Select(p => $"{p.Code} was at “{PiaWords.Of(p.State)}”").DefaultIfEmpty("none linked"))
            : null;
        db.Note(
            ChangeAction.Refused, nameof(SharingAgreement), agreementId,
            ("Attempted", "Activate"), ("Why", refused.Refusal.ToString()), ("Pias", pias));
        await db.SaveChangesAsync(cancellationToken);
    }
}
