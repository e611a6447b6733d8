using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>What the rules need to know of an item to say who may do what with it.</summary>
public sealed record EvidenceStanding
{
    public required EvidenceStage Stage { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid LoggedById { get; init; }

    /// <summary>Whoever wrote or handed in anything since the last accepted revision.</summary>
    public required IReadOnlyCollection<Guid> ContributorIds { get; init; }

    /// <summary>Owners and deputies of the controls it serves.</summary>
    public required IReadOnlyCollection<Guid> ControlOwnerIds { get; init; }

    /// <summary>The day until which it must be kept; null while it still counts.</summary>
    public DateOnly? RetainedUntil { get; init; }

    /// <summary>Who proposed its disposal, while that is undecided.</summary>
    public Guid? DisposalProposedById { get; init; }
}

/// <summary>
/// The one place that says who may do what with an item, and from which stage. Author and accepter are never the same person,
/// and nobody approves the disposal they proposed, whatever other roles they hold.
/// </summary>
public static class EvidenceRules
{
    internal static readonly CouncilRole[] Deciders =
        [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner];

    private static readonly EvidenceStage[] Living =
        [EvidenceStage.Draft, EvidenceStage.Submitted, EvidenceStage.Returned, EvidenceStage.Accepted];

    private static readonly EvidenceStage[] Ended = [EvidenceStage.Accepted, EvidenceStage.Superseded, EvidenceStage.Withdrawn];

    private static readonly Dictionary<EvidenceAction, EvidenceStage[]> AllowedFrom = new()
    {
        [EvidenceAction.Revise] = Living,
        [EvidenceAction.Submit] = [EvidenceStage.Draft],
        [EvidenceAction.Accept] = [EvidenceStage.Submitted],
        [EvidenceAction.Return] = [EvidenceStage.Submitted],
        [EvidenceAction.Attach] = Living,
        [EvidenceAction.Supersede] = [EvidenceStage.Submitted, EvidenceStage.Returned, EvidenceStage.Accepted],
        [EvidenceAction.Classify] = [.. Living, .. Ended],
        [EvidenceAction.Withdraw] = Living,
        [EvidenceAction.ProposeDisposal] = Ended,
        [EvidenceAction.ApproveDisposal] = Ended,
        [EvidenceAction.RejectDisposal] = Ended,
    };

    /// <summary>Null when this person may do it now.</summary>
    public static EvidenceRefusal? Refusal(EvidenceAction action, EvidenceStanding item, Viewer viewer, DateOnly today)
    {
        if (!IsTheirs(action, item, viewer))
        {
            return EvidenceRefusal.NotTheirs;
        }

        if (!AllowedFrom[action].Contains(item.Stage))
        {
            return EvidenceRefusal.WrongStage;
        }

        return action switch
        {
            EvidenceAction.Accept or EvidenceAction.Return when item.ContributorIds.Contains(viewer.PersonId) => EvidenceRefusal.OwnWork,
            EvidenceAction.ProposeDisposal when item.DisposalProposedById is not null => EvidenceRefusal.WrongStage,
            EvidenceAction.ProposeDisposal when !MayEnd(item, today) => EvidenceRefusal.StillRetained,
            EvidenceAction.ApproveDisposal or EvidenceAction.RejectDisposal when item.DisposalProposedById is null => EvidenceRefusal.WrongStage,
            EvidenceAction.ApproveDisposal when item.DisposalProposedById == viewer.PersonId => EvidenceRefusal.OwnWork,
            EvidenceAction.ApproveDisposal when !MayEnd(item, today) => EvidenceRefusal.StillRetained,
            _ => null,
        };
    }

    /// <summary>What was withdrawn may go at once: it may hold what should never have been uploaded.</summary>
    private static bool MayEnd(EvidenceStanding item, DateOnly today) =>
        item.Stage == EvidenceStage.Withdrawn || item.RetainedUntil < today;

    private static bool IsTheirs(EvidenceAction action, EvidenceStanding item, Viewer viewer) => action switch
    {
        EvidenceAction.Accept or EvidenceAction.Return or EvidenceAction.Classify => viewer.IsAny(Deciders),
        EvidenceAction.ProposeDisposal or EvidenceAction.ApproveDisposal or EvidenceAction.RejectDisposal => viewer.IsAny(Deciders),
        EvidenceAction.Withdraw => viewer.Is(CouncilRole.InformationGovernanceOfficer)
            || (viewer.Is(CouncilRole.ControlOwner) && IsOwnItem(item, viewer)),
        EvidenceAction.Attach => viewer.MayLogEvidence,
        _ => viewer.IsAny(Deciders)
            || (viewer.Is(CouncilRole.ControlOwner) && viewer.ActsFor.Any(p => HasPart(item, p))),
    };

    /// <summary>Whoever covers for someone brings their evidence up to date; they do not withdraw it.</summary>
    private static bool HasPart(EvidenceStanding item, Guid personId) =>
        item.OwnerId == personId || item.LoggedById == personId || item.ControlOwnerIds.Contains(personId);

    private static bool IsOwnItem(EvidenceStanding item, Viewer viewer) =>
        item.OwnerId == viewer.PersonId || item.LoggedById == viewer.PersonId;
}
