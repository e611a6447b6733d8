using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Publication;

public static class PiaApprovals
{
    public static readonly IReadOnlyList<PiaAction?> Actions =
        [PiaAction.ApproveLow, PiaAction.ApproveMedium, PiaAction.ApproveException];

    extension(PiaDecision decision)
    {
        public bool IsApproval => Actions.Contains(decision.Action);
    }
}
