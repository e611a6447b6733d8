using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using static CyberGov.IntegrationTests.Pias.Part;
using static CyberGov.Pias.Workflow.PiaAction;
using static CyberGov.Pias.Workflow.PiaRefusal;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>One guard one way: a scene, who tries, what they leave out, and why they are refused; null when the step goes through.</summary>
public sealed record PiaGuard(string Name, PiaAction Action, Part By, PiaScene Scene, Func<PiaMove, PiaMove> Say, PiaRefusal? Refusal);

/// <summary>Every guard of the workflow, both ways.</summary>
public static class PiaGuards
{
    private const RiskLevel Low = RiskLevel.Low;
    private const RiskLevel Medium = RiskLevel.Medium;
    private const RiskLevel High = RiskLevel.High;

    public static IReadOnlyList<PiaGuard> All { get; } =
    [
        .. Screening(), .. Writing(), .. Advice(), .. SignOff(), .. Rejection(), .. Commissioner(), .. After(), .. Reasons(), .. OwnWorkGuards(),
    ];

    private static IEnumerable<PiaGuard> Screening()
    {
        var (draft, review) = (new PiaScene(PiaState.DraftScreening), new PiaScene(PiaState.ScreeningReview));
        yield return new("screening whole", SubmitScreening, Lead, draft, Same, null);
        yield return new("question open", SubmitScreening, Lead, draft with { Screening = ScreeningSays.QuestionOpen }, Same, Incomplete);
        yield return new("yes without a note", SubmitScreening, Lead, draft with { Screening = ScreeningSays.YesWithoutNote }, Same, Incomplete);
        yield return new("no yes", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.None }, Same, null);
        yield return new("one yes without advice", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.One }, Same, Incomplete);
        yield return new("one yes with advice", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.OneAdvised }, Same, null);
        yield return new("two yes", DpiaNotNeeded, Officer, review, Same, Incomplete);
        yield return new("mandatory", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.Mandatory }, Same, Incomplete);
        yield return new("closed without a date", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.None }, m => m with { NextReviewOn = null }, Incomplete);
        yield return new("closed to a day gone by", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.None }, m => m with { NextReviewOn = EvidenceCouncil.Today }, Incomplete);
        yield return new("closed unconfirmed", DpiaNotNeeded, Officer, review with { Screening = ScreeningSays.None }, Unticked, Incomplete);
        yield return new("needed", DpiaNeeded, Officer, review, Same, null);
        yield return new("no adviser named", DpiaNeeded, Officer, review, m => m with { DpoReviewerId = null }, Incomplete);
    }

    private static IEnumerable<PiaGuard> Writing()
    {
        var (describing, consulting, assessing) =
            (new PiaScene(PiaState.Describing), new PiaScene(PiaState.Consultation), new PiaScene(PiaState.RiskAssessment));
        yield return new("description whole", SubmitDescription, Lead, describing, Same, null);
        yield return new("answer lacking", SubmitDescription, Lead, describing with { Lacks = Lacking.Answer }, Same, Incomplete);
        yield return new("no flow", SubmitDescription, Lead, describing with { Lacks = Lacking.Flow }, Same, Incomplete);
        yield return new("consultation whole", FinishConsultation, Lead, consulting, Same, null);
        yield return new("nobody consulted", FinishConsultation, Lead, consulting with { Lacks = Lacking.Consultee }, Same, Incomplete);
        yield return new("processors not asked", FinishConsultation, Lead, consulting with { Lacks = Lacking.ProcessorInput }, Same, Incomplete);
        yield return new("emptied while consulting", FinishConsultation, Lead, consulting with { Lacks = Lacking.Answer }, Same, Incomplete);
        yield return new("risks whole", SubmitRisks, Lead, assessing, Same, null);
        yield return new("no risk", SubmitRisks, Lead, assessing with { Lacks = Lacking.Risk }, Same, Incomplete);
        yield return new("not scored", SubmitRisks, Lead, assessing with { Lacks = Lacking.Score }, Same, Incomplete);
        yield return new("medium without a measure", SubmitRisks, Lead, assessing with { Lacks = Lacking.Measure, Residual = Medium }, Same, Incomplete);
        yield return new("high without a measure", SubmitRisks, Lead, assessing with { Lacks = Lacking.Measure, Initial = High, Residual = High }, Same, Incomplete);
        yield return new("low without a measure", SubmitRisks, Lead, assessing with { Lacks = Lacking.Measure, Initial = Low }, Same, null);
        yield return new("residual not judged", SubmitRisks, Lead, assessing with { Lacks = Lacking.Residual }, Same, Incomplete);
        yield return new("lower for no reason", SubmitRisks, Lead, assessing with { Lacks = Lacking.LoweringMeasure }, Same, Incomplete);
        yield return new("medium and nobody to approve", SubmitRisks, Lead, assessing with { Lacks = Lacking.HeadOfService, Residual = Medium }, Same, Incomplete);
        yield return new("low and no head of service", SubmitRisks, Lead, assessing with { Lacks = Lacking.HeadOfService }, Same, null);
        yield return new("emptied while assessing", SubmitRisks, Lead, assessing with { Lacks = Lacking.Answer }, Same, Incomplete);
    }

    private static IEnumerable<PiaGuard> Advice()
    {
        var review = new PiaScene(PiaState.DpoReview);
        yield return new("advice whole", Advise, Adviser, review, Same, null);
        yield return new("no words", Advise, Adviser, review, m => m with { Advice = " " }, Incomplete);
        yield return new("a book of words", Advise, Adviser, review, m => m with { Advice = new string('x', PiaMove.MaxTextLength + 1) }, Incomplete);
        yield return new("no recommendation", Advise, Adviser, review, m => m with { Recommendation = null }, Incomplete);
        yield return new("advice unconfirmed", Advise, Adviser, review, Unticked, Incomplete);
    }

    private static IEnumerable<PiaGuard> SignOff()
    {
        var low = new PiaScene(PiaState.SignOff);
        var (medium, reduced) = (low with { Residual = Medium }, low with { Initial = High, Residual = Medium });
        var (high, replied) = (low with { Initial = High, Residual = High }, low with { Initial = High, Residual = High, HasReply = true });
        var doNotGo = low with { Recommendation = PiaRecommendation.DoNotGo };
        PiaMove Against(PiaMove m) => m with { FollowsAdvice = false };
        PiaMove AgainstForNoReason(PiaMove m) => m with { FollowsAdvice = false, Reason = null };

        yield return new("low by the owner", ApproveLow, AssetOwner, low, Same, null);
        yield return new("medium by the owner", ApproveLow, AssetOwner, medium, Same, AnotherApprover);
        yield return new("reduced high to low by the owner", ApproveLow, AssetOwner, low with { Initial = High }, Same, AnotherApprover);
        yield return new("high by the owner", ApproveLow, AssetOwner, high, Same, HighRiskRemains);
        yield return new("owner overrules", ApproveLow, AssetOwner, low, Against, AnotherApprover);
        yield return new("owner approves what is not to go", ApproveLow, AssetOwner, doNotGo, Same, AnotherApprover);
        yield return new("owner says nothing of the advice", ApproveLow, AssetOwner, low, m => m with { FollowsAdvice = null }, Incomplete);
        yield return new("owner sets no review", ApproveLow, AssetOwner, low, m => m with { NextReviewOn = null }, Incomplete);
        yield return new("owner unconfirmed", ApproveLow, AssetOwner, low, Unticked, Incomplete);
        yield return new("medium by the head", ApproveMedium, Part.HeadOfService, medium, Same, null);
        yield return new("low by the head", ApproveMedium, Part.HeadOfService, low, Same, AnotherApprover);
        yield return new("reduced high to medium by the head", ApproveMedium, Part.HeadOfService, reduced, Same, AnotherApprover);
        yield return new("head overrules", ApproveMedium, Part.HeadOfService, medium, Against, AnotherApprover);
        yield return new("head sets no review", ApproveMedium, Part.HeadOfService, medium, m => m with { NextReviewOn = null }, Incomplete);
        yield return new("head unconfirmed", ApproveMedium, Part.HeadOfService, medium, Unticked, Incomplete);
        yield return new("reduced high by the SIRO", ApproveException, RiskOwner, reduced, Same, null);
        yield return new("high reduced to low by the SIRO", ApproveException, RiskOwner, low with { Initial = High }, Same, null);
        yield return new("high without a reply", ApproveException, RiskOwner, high, Same, HighRiskRemains);
        yield return new("high without a reply, overruling", ApproveException, RiskOwner, high, Against, HighRiskRemains);
        yield return new("high with a reply", ApproveException, RiskOwner, replied, Same, null);
        yield return new("medium by the SIRO for nothing", ApproveException, RiskOwner, medium, Same, AnotherApprover);
        yield return new("low by the SIRO for nothing", ApproveException, RiskOwner, low, Same, AnotherApprover);
        yield return new("SIRO overrules", ApproveException, RiskOwner, low, Against, null);
        yield return new("SIRO overrules for no reason", ApproveException, RiskOwner, low, AgainstForNoReason, Incomplete);
        yield return new("not to go, overruled", ApproveException, RiskOwner, doNotGo, Against, null);
        yield return new("not to go, overruled for no reason", ApproveException, RiskOwner, doNotGo, AgainstForNoReason, Incomplete);
        yield return new("not to go, said to be followed", ApproveException, RiskOwner, doNotGo, Same, Incomplete);
        yield return new("SIRO unconfirmed", ApproveException, RiskOwner, reduced, Unticked, Incomplete);
        yield return new("SIRO sets a review too far away", ApproveException, RiskOwner, reduced, m => m with { NextReviewOn = EvidenceCouncil.Today.AddYears(6) }, Incomplete);
        yield return new("SIRO sets no review", ApproveException, RiskOwner, reduced, m => m with { NextReviewOn = null }, Incomplete);
    }

    private static IEnumerable<PiaGuard> Rejection()
    {
        var low = new PiaScene(PiaState.SignOff);
        var (medium, high) = (low with { Residual = Medium }, low with { Initial = High, Residual = High });
        yield return new("low rejected by the owner", Reject, AssetOwner, low, Same, null);
        yield return new("medium rejected by the owner", Reject, AssetOwner, medium, Same, AnotherApprover);
        yield return new("medium rejected by the head", Reject, Part.HeadOfService, medium, Same, null);
        yield return new("low rejected by the head", Reject, Part.HeadOfService, low, Same, AnotherApprover);
        yield return new("high rejected by the head", Reject, Part.HeadOfService, high, Same, AnotherApprover);
        yield return new("low rejected by the SIRO", Reject, RiskOwner, low, Same, null);
        yield return new("high rejected by the SIRO", Reject, RiskOwner, high, Same, null);
        yield return new("rejected for no reason", Reject, RiskOwner, low, NoReason, Incomplete);
    }

    private static IEnumerable<PiaGuard> Commissioner()
    {
        var high = new PiaScene(PiaState.SignOff) { Initial = High, Residual = High };
        var asked = high with { State = PiaState.PriorConsultation };
        PiaMove NoReply(PiaMove m) => m with { ReplyEvidenceItemId = null };

        yield return new("high remains", ConsultCommissioner, RiskOwner, high, Same, null);
        yield return new("high does not remain", ConsultCommissioner, RiskOwner, high with { Residual = Medium }, Same, Incomplete);
        yield return new("replied already", ConsultCommissioner, RiskOwner, high with { HasReply = true }, Same, Incomplete);
        yield return new("asking unconfirmed", ConsultCommissioner, RiskOwner, high, Unticked, Incomplete);
        yield return new("may proceed", ReplyProceed, Adviser, asked, Same, null);
        yield return new("not sent, so no reply", ReplyProceed, Adviser, asked with { IsSent = false }, Same, Incomplete);
        yield return new("not sent, so not stopped", ReplyStop, Adviser, asked with { IsSent = false }, Same, Incomplete);
        yield return new("no reply to proceed", ReplyProceed, Adviser, asked, NoReply, Incomplete);
        yield return new("no actions from the reply", ReplyProceed, Adviser, asked, NoReason, Incomplete);
        yield return new("must stop", ReplyStop, Adviser, asked, NoReason, null);
        yield return new("no reply to stop", ReplyStop, Adviser, asked, NoReply, Incomplete);
    }

    private static IEnumerable<PiaGuard> After()
    {
        var (approved, live, review) = (new PiaScene(PiaState.Approved), new PiaScene(PiaState.Live), new PiaScene(PiaState.UnderReview));
        yield return new("measure done", ConfirmMeasures, Lead, approved, Same, null);
        yield return new("measure open", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.Open }, Same, Incomplete);
        yield return new("measure accepted undone", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.AcceptedUndone }, Same, null);
        yield return new("control in place", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.ControlInPlace }, Same, null);
        yield return new("control not in place", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.ControlNotInPlace }, Same, Incomplete);
        yield return new("control retired", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.RetiredControl }, Same, Incomplete);
        yield return new("measure for later open", ConfirmMeasures, Lead, approved with { Measure = MeasureIs.OpenAfterGoLive }, Same, null);
        yield return new("measures unconfirmed", ConfirmMeasures, Lead, approved, Unticked, Incomplete);
        yield return new("review for a reason", StartReview, AssetOwner, live, Same, null);
        yield return new("review on its day", StartReview, AssetOwner, live with { IsReviewDue = true }, NoReason, null);
        yield return new("review for nothing", StartReview, AssetOwner, live, NoReason, Incomplete);
        yield return new("nothing changed", NoChange, AssetOwner, review, Same, null);
        yield return new("nothing changed and no date", NoChange, AssetOwner, review, m => m with { NextReviewOn = null }, Incomplete);
        yield return new("changed", MaterialChange, AssetOwner, review, Same, null);
        yield return new("ended", PiaAction.Retire, AssetOwner, live, Same, null);
    }

    private static IEnumerable<PiaGuard> Reasons()
    {
        (PiaAction Action, PiaState From, Part By)[] asked =
        [
            (ReturnScreening, PiaState.ScreeningReview, Officer),
            (ReturnToDescribing, PiaState.DpoReview, Adviser),
            (ReturnToRisks, PiaState.DpoReview, Adviser),
            (MaterialChange, PiaState.UnderReview, AssetOwner),
            (PiaAction.Retire, PiaState.Live, AssetOwner),
            (Withdraw, PiaState.Describing, Lead),
        ];
        foreach (var (action, from, by) in asked)
        {
            yield return new($"{action} for no reason", action, by, new PiaScene(from), NoReason, Incomplete);
            yield return new($"{action} for a reason", action, by, new PiaScene(from), Same, null);
        }

        yield return new(
            "DpiaNotNeeded for no reason", DpiaNotNeeded, Officer, new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.None }, NoReason, Incomplete);
    }

    /// <summary>The author holds every role and every part at once, and still decides nothing.</summary>
    private static IEnumerable<PiaGuard> OwnWorkGuards()
    {
        (PiaAction Action, PiaScene Scene)[] decisions =
        [
            (DpiaNotNeeded, new PiaScene(PiaState.ScreeningReview) { Screening = ScreeningSays.None }),
            (DpiaNeeded, new PiaScene(PiaState.ScreeningReview)),
            (Advise, new PiaScene(PiaState.DpoReview)),
            (ApproveLow, new PiaScene(PiaState.SignOff)),
            (ApproveMedium, new PiaScene(PiaState.SignOff) { Residual = Medium }),
            (ApproveException, new PiaScene(PiaState.SignOff) { Initial = High, Residual = Medium }),
            (Reject, new PiaScene(PiaState.SignOff)),
            (ConsultCommissioner, new PiaScene(PiaState.SignOff) { Initial = High, Residual = High }),
            (ReplyProceed, new PiaScene(PiaState.PriorConsultation)),
            (ReplyStop, new PiaScene(PiaState.PriorConsultation)),
        ];

        return decisions.Select(d => new PiaGuard(
            $"{d.Action} of one’s own work", d.Action, Author, d.Scene with { IsAllTheAuthors = true }, Same, OwnWork));
    }

    private static PiaMove Same(PiaMove move) => move;

    private static PiaMove NoReason(PiaMove move) => move with { Reason = null };

    private static PiaMove Unticked(PiaMove move) => move with { HasAttested = false };
}
