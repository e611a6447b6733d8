using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias;

/// <summary>Who may see and write which assessments. Every page, job and file goes through these filters.</summary>
public static class PiaVisibility
{
    private static readonly CouncilRole[] SeeAll =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
        CouncilRole.BoardMember,
        CouncilRole.Auditor,
    ];

    private static readonly CouncilRole[] Start =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.ControlOwner,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
    ];

    extension(Viewer viewer)
    {
        public bool SeesAllPias => viewer.IsAny(SeeAll);

        public bool MayStartPia => viewer.IsAny(Start);
    }

    extension(CyberGovDbContext db)
    {
        /// <summary>The assessments this person may see; what they may not see does not exist for them.</summary>
        public IQueryable<Pia> PiasVisibleTo(Viewer viewer)
        {
            if (viewer.SeesAllPias)
            {
                return db.Pias;
            }

            var own = db.PiaIdsOf(viewer);
            return db.Pias.Where(p => own.Contains(p.PiaId));
        }

        /// <summary>Those somebody has a part in: small sets, each read from an index, where a test of each assessment would read them all.</summary>
        private IQueryable<Guid> PiaIdsOf(Viewer viewer)
        {
            // Whoever covers for the SIRO is told of what waits for them.
            var (people, covered) = (viewer.ActsFor, viewer.StandsInFor);
            return db.Pias.Where(p => people.Contains(p.ProjectLeadId)).Select(p => p.PiaId)
                .Union(db.Pias.Where(p => people.Contains(p.InformationAssetOwnerId)).Select(p => p.PiaId))
                .Union(db.Pias.Where(p => people.Contains(p.HeadOfServiceId!.Value)).Select(p => p.PiaId))
                .Union(db.Pias.Where(p => people.Contains(p.DpoReviewerId!.Value)).Select(p => p.PiaId))
                .Union(db.Pias
                    .Where(p => p.WaitsFor == PiaActor.SeniorInformationRiskOwner
                        && db.PersonRoles.Any(r => covered.Contains(r.PersonId) && r.Role == CouncilRole.SeniorInformationRiskOwner))
                    .Select(p => p.PiaId))
                .Union(db.PiaTeamMembers.Where(m => people.Contains(m.PersonId)).Select(m => m.PiaId))
                .Union(db.PiaMeasures.Where(m => people.Contains(m.OwnerId!.Value))
                    .Join(db.PiaRisks, m => m.PiaRiskId, r => r.PiaRiskId, (_, r) => r.PiaId));
        }

        /// <summary>The assessments this person may write now: of their team, or as an officer who helps.</summary>
        public IQueryable<Pia> PiasWritableBy(Viewer viewer)
        {
            PiaState[] open = [PiaState.DraftScreening, PiaState.Describing, PiaState.Consultation, PiaState.RiskAssessment];
            var written = db.Pias.Where(p => open.Contains(p.State));
            if (viewer.Is(CouncilRole.InformationGovernanceOfficer))
            {
                return written;
            }

            var people = viewer.ActsFor;
            return viewer.MayStartPia
                ? written.Where(p => people.Contains(p.ProjectLeadId)
                    || db.PiaTeamMembers.Any(m => m.PiaId == p.PiaId && people.Contains(m.PersonId)))
                : written.Where(_ => false);
        }
    }
}

/// <summary>There is no such assessment for this person, or they may not do this at all.</summary>
public sealed class PiaNotFoundException() : Exception("There is no such assessment for this person.");
