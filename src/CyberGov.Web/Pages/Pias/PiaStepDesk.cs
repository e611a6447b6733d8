using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What the page of a step offers to choose from, or why the step is closed.</summary>
/// <param name="Closed">Null while it is open, and where the assessment has only moved on.</param>
/// <param name="Officers">Who may be named to advise.</param>
/// <param name="Replies">Evidence that may hold the Commissioner's reply.</param>
public sealed record PiaStepOffer(PiaClosedStep? Closed, IReadOnlyList<SelectListItem> Officers, IReadOnlyList<Choice> Replies);

/// <summary>Gathers what the page of a step needs beside the assessment.</summary>
public sealed class PiaStepDesk(PiaChoicesQuery choices, CommissionerReplies replies, PiaTakers takers, TimeProvider time)
{
    public async Task<PiaStepOffer> OfferAsync(
        PiaDetails details, PiaAction step, string? searchText, Viewer viewer, CancellationToken cancellationToken)
    {
        var closed = PiaTakers.WhyClosed(step, details.Standing, viewer) is { } refusal and not PiaRefusal.WrongState
            && PiaWorkflow.Find(details.Pia.State, step) is not null
                ? await takers.OfAsync(step, refusal, details.Pia, details.Standing, cancellationToken)
                : null;
        var officers = PiaQuestions.Asks(step, nameof(TakeModel.DpoReviewerId))
            ? await choices.DataProtectionOfficersAsync(time.TodayInUk(), cancellationToken)
            : [];
        var offered = PiaQuestions.Asks(step, nameof(TakeModel.ReplyCode))
            ? await replies.OfferAsync(details.Pia, searchText, viewer, cancellationToken)
            : [];
        return new PiaStepOffer(
            closed,
            officers.ConvertAll(p => new SelectListItem(p.Name, p.PersonId.ToString())),
            [.. offered.Select(r => new Choice($"{r.Code} {r.Title}", r.Code) { Hint = $"From {r.EffectiveOn.InWords()}, {r.Owner}" })]);
    }
}
