using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.People;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Records in use go to whoever takes over, if they may own one.</summary>
internal sealed class HandOverRecords(CyberGovDbContext db, TimeProvider time) : IHandOverPart
{
    public IQueryable<Guid> Holders => InUse.Select(r => r.OwnerId);

    private IQueryable<InformationRecord> InUse => db.InformationRecords.Where(r => r.RetiredAt == null);

    public async Task<IReadOnlyList<HeldCount>> CountAsync(Guid personId, CancellationToken cancellationToken) =>
        [new(await InUse.CountAsync(r => r.OwnerId == personId, cancellationToken), "information record", "information records")];

    public async Task<HandedOver> MoveAsync(Guid fromId, Guid toId, Viewer viewer, CancellationToken cancellationToken)
    {
        var ids = await InUse.Where(r => r.OwnerId == fromId)
            .OrderBy(r => r.InformationRecordId)
            .Select(r => r.InformationRecordId)
            .ToListAsync(cancellationToken);
        var mayOwn = await db.RecordOwners(time.TodayInUk()).AnyAsync(p => p.Id == toId, cancellationToken);
        var moved = 0;
        List<string> left = [];
        foreach (var id in ids)
        {
            var record = await db.LockRecordAsync(id, cancellationToken);
            if (!mayOwn)
            {
                left.Add($"{record.Code}: they have no role in which a record is owned.");
            }
            else if (record is SharingAgreement { State: AgreementState.Active } agreement && agreement.ActivatedById == toId)
            {
                left.Add($"{record.Code}: they put it into force, so someone else owns it.");
            }
            else
            {
                record.OwnerId = toId;
                record.Touch(viewer.PersonId, time.GetUtcNow());
                moved++;
            }
        }

        return new HandedOver(moved, left);
    }
}
