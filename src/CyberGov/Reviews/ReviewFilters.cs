using System.Linq.Expressions;
using CyberGov.Identity;

namespace CyberGov.Reviews;

/// <summary>Which reviews a list may hold and who may see or complete them.</summary>
public static class ReviewFilters
{
    private static readonly CouncilRole[] SeeEverything =
    [
        CouncilRole.Administrator,
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
        CouncilRole.BoardMember,
        CouncilRole.Auditor,
    ];

    private static readonly CouncilRole[] CompleteAny =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
    ];

    private static readonly CouncilRole[] MoveAny =
        [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer];

    extension(IQueryable<Review> reviews)
    {
        /// <summary>Waiting to be done. A control that is retired or does not apply needs no review.</summary>
        public IQueryable<Review> Open() =>
            reviews.Where(r => r.CompletedAt == null && r.Control!.RetiredAt == null && r.Control.IsApplicable);

        public IQueryable<Review> VisibleTo(Viewer viewer) =>
            viewer.IsAny(SeeEverything) ? reviews : reviews.OfOwnControls(viewer);

        /// <summary>Officers complete any review; owners and their deputies those of their own controls.</summary>
        public IQueryable<Review> CompletableBy(Viewer viewer) =>
            viewer.IsAny(CompleteAny) ? reviews : reviews.OfOwnControls(viewer);

        /// <summary>A moved date changes what counts as late, so owners ask those who look after the whole council.</summary>
        public IQueryable<Review> MovableBy(Viewer viewer) =>
            viewer.IsAny(MoveAny) ? reviews : reviews.Where(Nothing);

        public IQueryable<Review> OfControlsOf(Guid personId) =>
            reviews.Where(r => r.Control!.OwnerId == personId || r.Control.DeputyId == personId);

        private IQueryable<Review> OfOwnControls(Viewer viewer) =>
            viewer.Is(CouncilRole.ControlOwner) ? reviews.OfControlsOf(viewer.PersonId) : reviews.Where(Nothing);
    }

    private static readonly Expression<Func<Review, bool>> Nothing = _ => false;
}
