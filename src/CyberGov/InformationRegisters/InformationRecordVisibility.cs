using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Who may see and keep which records. Every page, job and file goes through these filters.</summary>
public static class InformationRecordVisibility
{
    private static readonly CouncilRole[] KeepAll =
        [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner];

    private static readonly CouncilRole[] See = [.. KeepAll, CouncilRole.ControlOwner, CouncilRole.BoardMember, CouncilRole.Auditor];

    extension(Viewer viewer)
    {
        public bool SeesInformationRegisters => viewer.IsAny(See);

        public bool KeepsAllInformationRegisters => viewer.IsAny(KeepAll);

        public bool MayAddInformationRecords => viewer.KeepsAllInformationRegisters || viewer.Is(CouncilRole.ControlOwner);

        public bool MayChange(InformationRecord record) => record.RetiredAt is null && viewer.Keeps(record);

        /// <summary>Whether they look after it, or did until it was taken out of use.</summary>
        public bool Keeps(InformationRecord record) =>
            viewer.KeepsAllInformationRegisters || (viewer.MayAddInformationRecords && viewer.MayActFor(record.OwnerId));
    }

    extension(CyberGovDbContext db)
    {
        /// <summary>The registers are open to whoever works with information in the council; what they may not see does not exist for them.</summary>
        public IQueryable<InformationRecord> RecordsVisibleTo(Viewer viewer)
        {
            var sees = viewer.SeesInformationRegisters;
            return db.InformationRecords.Where(_ => sees);
        }

        /// <summary>Those in use that this person may change: their own, or all as someone who looks after the whole.</summary>
        public IQueryable<InformationRecord> RecordsChangeableBy(Viewer viewer)
        {
            var (all, some, people) = (viewer.KeepsAllInformationRegisters, viewer.MayAddInformationRecords, viewer.ActsFor);
            return db.InformationRecords.Where(r => r.RetiredAt == null && (all || (some && people.Contains(r.OwnerId))));
        }

        /// <summary>Those who may own a record: whoever may also keep it up to date.</summary>
        public IQueryable<Person> RecordOwners(DateOnly today) => db.PiaPeople(today)
            .Where(p => p.Roles.Any(r => KeepAll.Contains(r.Role) || r.Role == CouncilRole.ControlOwner));

        /// <summary>Holds the record's row until the transaction ends, and reads it as it is now.</summary>
        public async Task<InformationRecord> LockRecordAsync(Guid recordId, CancellationToken cancellationToken)
        {
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE "InformationRecords" SET "Number" = "Number" WHERE "InformationRecordId" = {recordId}""", cancellationToken);
            return await db.InformationRecords.SingleAsync(r => r.InformationRecordId == recordId, cancellationToken);
        }

        /// <summary>Finds a record this person may change, and holds it.</summary>
        /// <exception cref="RecordNotFoundException">There is none of that code that they may change.</exception>
        internal async Task<InformationRecord> TakeRecordAsync(
            RegisterKind kind, string code, Viewer viewer, CancellationToken cancellationToken)
        {
            db.ChangeTracker.Clear();
            var id = await db.RecordsChangeableBy(viewer)
                .Where(r => r.Kind == kind && r.Code == code)
                .Select(r => (Guid?)r.InformationRecordId)
                .SingleOrDefaultAsync(cancellationToken) ?? throw new RecordNotFoundException();
            var record = await db.LockRecordAsync(id, cancellationToken);
            return viewer.MayChange(record) ? record : throw new RecordNotFoundException();
        }
    }
}

/// <summary>There is no such record for this person, or they may not do this at all.</summary>
public sealed class RecordNotFoundException() : Exception("There is no such record for this person.");
