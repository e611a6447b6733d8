using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Ties a record to an assessment and loosens it again: by whoever may change the record and see the assessment.</summary>
public sealed class LinkPia(CyberGovDbContext db, TimeProvider time)
{
    /// <exception cref="RecordNotFoundException">There is no such record that this person may change.</exception>
    /// <exception cref="PiaNotFoundException">There is no such assessment that this person may see.</exception>
    public async Task AddAsync(string recordCode, string piaCode, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (record, piaId) = await TakeAsync(recordCode, piaCode, viewer, cancellationToken);
        var id = record.InformationRecordId;
        if (!await db.RecordPias.AnyAsync(l => l.InformationRecordId == id && l.PiaId == piaId, cancellationToken))
        {
            db.RecordPias.Add(new RecordPia
            {
                InformationRecordId = id,
                PiaId = piaId,
                LinkedById = viewer.PersonId,
                LinkedAt = time.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="AgreementRefusedException">An active agreement would be left without the assessment that allows it.</exception>
    public async Task RemoveAsync(string recordCode, string piaCode, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (record, piaId) = await TakeAsync(recordCode, piaCode, viewer, cancellationToken);
        var links = await db.RecordPias
            .Include(l => l.Pia)
            .Where(l => l.InformationRecordId == record.InformationRecordId)
            .ToListAsync(cancellationToken);
        if (links.SingleOrDefault(l => l.PiaId == piaId) is not { } link)
        {
            return;
        }

        if (record is SharingAgreement { State: AgreementState.Active }
            && !links.Exists(l => l != link && l.Pia!.State.OpensTheSharingGate))
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            db.Note(
                ChangeAction.Refused, nameof(SharingAgreement), record.InformationRecordId,
                ("Attempted", "RemovePia"), ("Why", nameof(AgreementRefusal.StillRestsOnIt)), ("Pia", piaCode));
            await db.SaveChangesAsync(cancellationToken);
            throw new AgreementRefusedException(AgreementRefusal.StillRestsOnIt, [], []);
        }

        db.RecordPias.Remove(link);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(InformationRecord Record, Guid PiaId)> TakeAsync(
        string recordCode, string piaCode, Viewer viewer, CancellationToken cancellationToken)
    {
        var kind = await db.RecordsVisibleTo(viewer)
            .Where(r => r.Code == recordCode)
            .Select(r => (RegisterKind?)r.Kind)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
        var record = await db.TakeRecordAsync(kind, recordCode, viewer, cancellationToken);
        var piaId = await db.PiasVisibleTo(viewer)
            .Where(p => p.Code == piaCode)
            .Select(p => (Guid?)p.PiaId)
            .SingleOrDefaultAsync(cancellationToken) ?? throw new PiaNotFoundException();
        return (record, piaId);
    }
}
