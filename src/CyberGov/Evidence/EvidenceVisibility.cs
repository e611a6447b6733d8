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
    ];

    private static readonly CouncilRole[] Request = [.. SeeEverything, CouncilRole.Auditor];

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
        /// <summary>One answer then serves all who see so much, drafts included.</summary>
        internal bool SeesAllEvidence => viewer.IsAny(SeeEverything);

        internal bool SeesAllButDrafts => viewer.SeesAllEvidence || viewer.Is(CouncilRole.Auditor);

        public bool MayLogEvidence => viewer.IsAny(LogAnywhere) || viewer.Is(CouncilRole.ControlOwner);

        /// <summary>Whether this person may attach evidence to a control with this owner and deputy.</summary>
        public bool MayEvidence(Guid? ownerId, Guid? deputyId) => viewer.IsAny(LogAnywhere)
            || (viewer.Is(CouncilRole.ControlOwner) && (viewer.MayActFor(ownerId) || viewer.MayActFor(deputyId)));

        public bool MayRequestEvidence => viewer.IsAny(Request);
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

            // A draft that was never handed in is nobody's business but its writer's and its owner's. There are few at any time.
            var drafts = db.DraftsHiddenFrom(viewer).Select(e => e.Number);
            var published = db.EvidenceItems.Where(e => !drafts.Contains(e.Number));
            if (viewer.Is(CouncilRole.Auditor))
            {
                return published;
            }

            var seesOfficial = viewer.IsAny(SeeOfficial);
            if (!viewer.Is(CouncilRole.ControlOwner))
            {
                return published.Where(e => seesOfficial && e.Marking == Marking.Official);
            }

            var own = db.EvidenceNumbersOf(viewer);
            return seesOfficial
                ? published.Where(e => e.Marking == Marking.Official || own.Contains(e.Number))
                : published.Where(e => own.Contains(e.Number));
        }

        /// <summary>
        /// What a control owner, or whoever covers for them, has a part in: three small sets of numbers, each read from an index alone.
        /// </summary>
        private IQueryable<long> EvidenceNumbersOf(Viewer viewer)
        {
            var people = viewer.ActsFor;
            return db.EvidenceItems.Where(e => people.Contains(e.OwnerId)).Select(e => e.Number)
                .Union(db.EvidenceItems.Where(e => people.Contains(e.LoggedById)).Select(e => e.Number))
                .Union(db.EvidenceControls
                    .Where(l => people.Contains(l.Control!.OwnerId!.Value) || people.Contains(l.Control.DeputyId!.Value))
                    .Select(l => l.EvidenceNumber));
        }

        /// <summary>
        /// The numbers of all this person may see, where that is a set which can be had without looking at the items; null where
        /// it is not.
        /// </summary>
        internal IQueryable<long>? EvidenceNumbersSeenOnlyBy(Viewer viewer)
        {
            if (viewer.SeesAllButDrafts || viewer.IsAny(SeeOfficial) || !viewer.Is(CouncilRole.ControlOwner))
            {
                return null;
            }

            var drafts = db.DraftsHiddenFrom(viewer).Select(e => e.Number);
            return db.EvidenceNumbersOf(viewer).Where(number => !drafts.Contains(number));
        }

        /// <summary>What an auditor does not see of all there is: few, and found by their stage.</summary>
        internal IQueryable<EvidenceItem> DraftsHiddenFrom(Viewer viewer) => db.EvidenceItems.Where(e =>
            e.Stage == EvidenceStage.Draft && e.AcceptedRevisionNumber == null
            && e.OwnerId != viewer.PersonId && e.LoggedById != viewer.PersonId);

        /// <summary>Those who look after the whole see every request; others those they made, are asked, or cover for.</summary>
        public IQueryable<EvidenceRequest> EvidenceRequestsVisibleTo(Viewer viewer)
        {
            var seesAll = viewer.SeesAllEvidence;
            var people = viewer.ActsFor;
            return db.EvidenceRequests.Where(r => seesAll || r.RequestedById == viewer.PersonId || people.Contains(r.AskedOfId)
                || people.Contains(r.Control!.OwnerId!.Value) || people.Contains(r.Control.DeputyId!.Value));
        }

        /// <summary>Whoever was asked, the control's owner and deputy, whoever covers for one of them, and those who log evidence anywhere.</summary>
        public IQueryable<EvidenceRequest> EvidenceRequestsAnswerableBy(Viewer viewer)
        {
            var anywhere = viewer.IsAny(LogAnywhere);
            var mayLog = viewer.MayLogEvidence;
            var people = viewer.ActsFor;
            return db.EvidenceRequests.Where(r => r.ClosedAt == null && mayLog && (anywhere || people.Contains(r.AskedOfId)
                || people.Contains(r.Control!.OwnerId!.Value) || people.Contains(r.Control.DeputyId!.Value)));
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
            return inUse.OwnedOrDeputisedBy(viewer).Where(_ => isOwner);
        }

        /// <summary>The people who may own evidence: those who have not left.</summary>
        public IQueryable<Person> EvidenceOwners(DateOnly today) =>
            db.People.Where(p => p.LeftOn == null || p.LeftOn > today);
    }
}
