using CyberGov.Identity;
using CyberGov.Pias.Form;
using static CyberGov.Pias.Workflow.PiaAction;

namespace CyberGov.Pias.Workflow;

/// <summary>A refusal with what to mend.</summary>
public sealed record PiaObstacle(PiaRefusal Refusal, params IReadOnlyList<string> Gaps);

/// <summary>
/// The one place that says who may take which step of an assessment, and what the step needs. Nobody decides about what they
/// wrote or submitted, whatever other roles they hold.
/// </summary>
public static class PiaRules
{
    private static readonly PiaAction[] Decisions =
        [DpiaNotNeeded, DpiaNeeded, Advise, ApproveLow, ApproveMedium, ApproveException, Reject, ConsultCommissioner, ReplyProceed, ReplyStop];

    /// <summary>A review further away than this is none.</summary>
    public const int MostYearsToReview = 5;

    private static readonly PiaAction[] Approvals = [ApproveLow, ApproveMedium, ApproveException];

    /// <summary>Steps at which a statement is ticked.</summary>
    public static bool NeedsAttestation(PiaAction action) =>
        action is DpiaNotNeeded or Advise or ConsultCommissioner or ConfirmMeasures || Approvals.Contains(action);

    public static bool IsApproval(PiaAction action) => Approvals.Contains(action);

    /// <summary>Steps that nobody takes about what they wrote or handed in.</summary>
    public static bool IsDecision(PiaAction action) => Decisions.Contains(action);

    /// <summary>Steps that say when the assessment is looked at again.</summary>
    public static bool SetsReviewDate(PiaAction action) => action is DpiaNotNeeded or NoChange || Approvals.Contains(action);

    /// <summary>In which part this person would take the step; null when they have none for it.</summary>
    public static PiaActor? ActingAs(PiaAction action, PiaStanding pia, Viewer viewer) =>
        Allowed(action, pia).Cast<PiaActor?>().FirstOrDefault(a => Is(a!.Value, pia, viewer));

    /// <summary>Whether the step is this person's to take now, before they say anything about it.</summary>
    public static PiaObstacle? Closed(PiaAction action, PiaStanding pia, Viewer viewer)
    {
        if (PiaWorkflow.Find(pia.State, action) is not { } transition)
        {
            return PiaWorkflow.Transitions.Any(t => t.Action == action && t.Actors.Any(a => Is(a, pia, viewer)))
                ? new(PiaRefusal.WrongState)
                : new(PiaRefusal.NotTheirs);
        }

        if (!transition.Actors.Any(a => Is(a, pia, viewer)))
        {
            return new(PiaRefusal.NotTheirs);
        }

        if (ActingAs(action, pia, viewer) is null)
        {
            return new(PiaRefusal.AnotherApprover);
        }

        return Decisions.Contains(action) && pia.ContributorIds.Contains(viewer.PersonId)
            ? new(PiaRefusal.OwnWork)
            : WhatIsMissing(action, pia);
    }

    /// <summary>Null when this person may take this step, as they put it.</summary>
    public static PiaObstacle? Refusal(PiaMove move, PiaStanding pia, Viewer viewer, DateOnly today)
    {
        if (Closed(move.Action, pia, viewer) is { } closed)
        {
            return closed;
        }

        if (Approvals.Contains(move.Action) && ApprovalObstacle(move, pia) is { } obstacle)
        {
            return obstacle;
        }

        List<string> gaps = [.. PiaMoveGaps.Of(move, pia, today)];
        return gaps.Count > 0 ? new(PiaRefusal.Incomplete, gaps) : null;
    }

    /// <summary>The action by which what remains would be approved; null while only the Commissioner's reply opens the way.</summary>
    public static PiaAction? ApprovalFor(PiaStanding pia, bool followsAdvice) => pia switch
    {
        { ResidualLevel: RiskLevel.High, HasReplyToProceed: false } => null,
        { ResidualLevel: RiskLevel.High } or { InitialLevel: RiskLevel.High } => ApproveException,
        _ when !followsAdvice || pia.Recommendation == PiaRecommendation.DoNotGo => ApproveException,
        { ResidualLevel: RiskLevel.Medium } => ApproveMedium,
        _ => ApproveLow,
    };

    /// <summary>Whether an approval could be the right one, whichever way the advice is taken; true of every other step.</summary>
    public static bool MayLead(PiaAction action, PiaStanding pia) => !Approvals.Contains(action)
        || ApprovalFor(pia, followsAdvice: true) == action
        || ApprovalFor(pia, followsAdvice: false) == action;

    /// <summary>Whom a sign-off waits for when the advice is followed.</summary>
    public static PiaActor WhoApproves(PiaStanding pia) => ApprovalFor(pia, followsAdvice: true) switch
    {
        ApproveLow => PiaActor.InformationAssetOwner,
        ApproveMedium => PiaActor.HeadOfService,
        _ => PiaActor.SeniorInformationRiskOwner,
    };

    private static PiaObstacle? ApprovalObstacle(PiaMove move, PiaStanding pia)
    {
        var needed = ApprovalFor(pia, move.FollowsAdvice is not false);
        return needed == move.Action ? null
            : needed is null ? new(PiaRefusal.HighRiskRemains)
            : new(PiaRefusal.AnotherApprover);
    }

    private static PiaObstacle? WhatIsMissing(PiaAction action, PiaStanding pia)
    {
        IReadOnlyList<string> gaps = action switch
        {
            SubmitScreening => pia.ScreeningGaps,
            DpiaNotNeeded when pia.Screening == ScreeningOutcomeKind.Mandatory =>
                ["An answer makes an assessment mandatory, so it cannot be closed without one"],
            DpiaNotNeeded when pia.Screening == ScreeningOutcomeKind.TwoOrMore =>
                ["Two or more answers are yes, so an assessment is needed"],
            DpiaNotNeeded when pia.Screening == ScreeningOutcomeKind.One && !pia.HasScreeningAdvice =>
                ["Exactly one answer is yes: the Data Protection Officer must advise first"],
            SubmitDescription => pia.DescriptionGaps,
            FinishConsultation => [.. pia.DescriptionGaps, .. pia.ConsultationGaps],
            SubmitRisks => [.. pia.DescriptionGaps, .. pia.ConsultationGaps, .. pia.RiskGaps],
            ConsultCommissioner when pia.ResidualLevel != RiskLevel.High =>
                ["The Commissioner is consulted only where a high risk remains"],
            ConsultCommissioner when pia.HasReplyToProceed => ["The Commissioner has replied about this version already"],
            ReplyProceed or ReplyStop when pia.ConsultationSentOn is null =>
                ["Record on the Commissioner’s clock when the request was sent: no reply comes before it"],
            ConfirmMeasures => [.. pia.OpenMeasures.Select(m => m.Words)],
            _ => [],
        };

        return gaps.Count > 0 ? new(PiaRefusal.Incomplete, gaps) : null;
    }

    /// <summary>Whoever may approve may reject; the SIRO always may, because the SIRO may always overrule.</summary>
    public static IEnumerable<PiaActor> Allowed(PiaAction action, PiaStanding pia) =>
        PiaWorkflow.Find(pia.State, action) is not { } transition ? []
        : action == Reject ? transition.Actors.Where(a => a == PiaActor.SeniorInformationRiskOwner || a == WhoApproves(pia))
        : transition.Actors;

    private static bool Is(PiaActor actor, PiaStanding pia, Viewer viewer) => actor switch
    {
        PiaActor.ProjectLead => viewer.MayActFor(pia.ProjectLeadId),
        PiaActor.InformationGovernanceOfficer => viewer.Is(CouncilRole.InformationGovernanceOfficer),
        PiaActor.DataProtectionOfficer => viewer.Is(CouncilRole.DataProtectionOfficer),
        PiaActor.InformationAssetOwner => viewer.PersonId == pia.InformationAssetOwnerId,
        PiaActor.HeadOfService => viewer.PersonId == pia.HeadOfServiceId,
        PiaActor.SeniorInformationRiskOwner => viewer.Is(CouncilRole.SeniorInformationRiskOwner),
        _ => false,
    };
}
