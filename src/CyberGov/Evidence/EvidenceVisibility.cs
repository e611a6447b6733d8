using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>Who may see and do what with evidence. Every page, job and download goes through these filters.</summary>
public static class EvidenceVisibility
{
    private static readonly CouncilRole[] SeeEverything =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
        CouncilRole.Auditor,
    ];

    private static readonly CouncilRole[] SeeOfficial = [CouncilRole.BoardMember, CouncilRole.Administrator];

    /// <summary>These log evidence against any control; a control owner only against their own.</summary>
    private static readonly CouncilRole[] LogAnywhere =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
    ];

    extension(Viewer viewer)
    {
        /// <summary>One answer then serves all who see so much.</summary>
        internal bool SeesAllEvidence => viewer.IsAny(SeeEverything);

        public bool MayLogEvidence => viewer.IsAny(LogAnywhere) || viewer.Is(CouncilRole.ControlOwner);

        /// <summary>An officer may withdraw any item; an owner those they own or logged.</summary>
        public bool MayWithdraw(Guid ownerId, Guid loggedById) =>
            viewer.Is(CouncilRole.InformationGovernanceOfficer)
            || (viewer.Is(CouncilRole.ControlOwner) && (ownerId == viewer.PersonId || loggedById == viewer.PersonId));
    }

    extension(CyberGovDbContext db)
    {
        /// <summary>The evidence this person may see; what they may not see does not exist for them.</summary>
        public IQueryable<EvidenceItem> EvidenceVisibleTo(Viewer viewer)
        {
            if (viewer.SeesAllEvidence)
            {
                return db.EvidenceItems;
            }

            var seesOfficial = viewer.IsAny(SeeOfficial);
            if (!viewer.Is(CouncilRole.ControlOwner))
            {
                return db.EvidenceItems.Where(e => seesOfficial && e.Marking == Marking.Official);
            }

            // A list of keys rather than EXISTS: the databases then look up three small sets instead of testing every item.
            var ofOwnControls = db.EvidenceControls
                .Where(l => l.Control!.OwnerId == viewer.PersonId || l.Control.DeputyId == viewer.PersonId)
                .Select(l => l.EvidenceItemId);

            return db.EvidenceItems.Where(e => (seesOfficial && e.Marking == Marking.Official)
                || e.OwnerId == viewer.PersonId
                || e.LoggedById == viewer.PersonId
                || ofOwnControls.Contains(e.EvidenceItemId));
        }

        /// <summary>The controls this person may attach evidence to.</summary>
        public IQueryable<Control> ControlsEvidencedBy(Viewer viewer)
        {
            var inUse = db.Controls.InForce();
            if (viewer.IsAny(LogAnywhere))
            {
                return inUse;
            }

            var isOwner = viewer.Is(CouncilRole.ControlOwner);
            return inUse.OwnedOrDeputisedBy(viewer.PersonId).Where(_ => isOwner);
        }

        /// <summary>The people who may own evidence: those who have not left.</summary>
        public IQueryable<Person> EvidenceOwners(DateOnly today) =>
            db.People.Where(p => p.LeftOn == null || p.LeftOn > today);
    }
}
