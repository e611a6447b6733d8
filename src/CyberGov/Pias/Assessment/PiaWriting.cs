using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Assessment;

public static class PiaApprovers
{
    extension(Pia pia)
    {
        /// <summary>Whether this person may say who approves it: its lead only while it is written, then an officer who does not lead it.</summary>
        public bool MayHaveApproverChangedBy(Viewer viewer) => !pia.State.IsSubmitted
            || (viewer.Is(CouncilRole.InformationGovernanceOfficer) && !viewer.MayActFor(pia.ProjectLeadId));
    }
}

internal static class PiaWriting
{
    extension(CyberGovDbContext db)
    {
        /// <summary>
        /// Holds the assessment for one writer until the transaction ends, having seen after the wait that it may still be written.
        /// </summary>
        /// <exception cref="PiaNotFoundException">There is no such assessment that this person may write now.</exception>
        public async Task<Pia> HoldForWritingAsync(string code, Viewer viewer, CancellationToken cancellationToken)
        {
            var id = await db.PiasWritableBy(viewer).Where(p => p.Code == code).Select(p => (Guid?)p.PiaId)
                .SingleOrDefaultAsync(cancellationToken) ?? throw new PiaNotFoundException();
            var pia = await db.LockPiaAsync(id, cancellationToken);
            if (!await db.PiasWritableBy(viewer).AnyAsync(p => p.PiaId == id, cancellationToken))
            {
                throw new PiaNotFoundException();
            }

            await db.NotePiaAuthorAsync(pia, viewer.PersonId, cancellationToken);
            return pia;
        }

        /// <summary>The assessments whose head and team this person may change: their lead, or an officer, until they end.</summary>
        public IQueryable<Pia> PiasLedBy(Viewer viewer)
        {
            PiaState[] ended = [.. Enum.GetValues<PiaState>().Where(s => s.IsEnd)];
            var open = db.Pias.Where(p => !ended.Contains(p.State));
            if (viewer.Is(CouncilRole.InformationGovernanceOfficer))
            {
                return open;
            }

            var people = viewer.ActsFor;
            return viewer.MayStartPia ? open.Where(p => people.Contains(p.ProjectLeadId)) : open.Where(_ => false);
        }

        /// <exception cref="PiaNotFoundException">There is no such assessment whose head this person may change.</exception>
        public async Task<Pia> HoldForLeadingAsync(string code, Viewer viewer, CancellationToken cancellationToken)
        {
            var id = await db.PiasLedBy(viewer).Where(p => p.Code == code).Select(p => (Guid?)p.PiaId)
                .SingleOrDefaultAsync(cancellationToken) ?? throw new PiaNotFoundException();
            var pia = await db.LockPiaAsync(id, cancellationToken);
            return await db.PiasLedBy(viewer).AnyAsync(p => p.PiaId == id, cancellationToken)
                ? pia
                : throw new PiaNotFoundException();
        }
    }
}
