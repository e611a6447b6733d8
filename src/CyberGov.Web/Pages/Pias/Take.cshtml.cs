using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Takes one step of the workflow: what is asked depends on the step.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
[KeepsTypedText(nameof(Reason), nameof(Advice), nameof(Recommendation), nameof(FollowsAdvice), nameof(DpoReviewerId), nameof(NextReviewOn),
    nameof(ReplyCode))]
public sealed class TakeModel(PiaDetailsQuery query, PiaChoicesQuery choices, PiaStepDesk desk, MovePia move) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Advice { get; set; }

    [BindProperty]
    public PiaRecommendation? Recommendation { get; set; }

    [BindProperty]
    public bool? FollowsAdvice { get; set; }

    [BindProperty]
    public Guid? DpoReviewerId { get; set; }

    [BindProperty]
    public DateOnly? NextReviewOn { get; set; }

    /// <summary>Of the evidence item that holds the Commissioner's reply, such as EV-2026-0042.</summary>
    [BindProperty]
    public string? ReplyCode { get; set; }

    /// <summary>Words to look for the reply by.</summary>
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? SearchText { get; set; }

    [BindProperty]
    public bool HasAttested { get; set; }

    /// <summary>Of what the person had before them.</summary>
    [BindProperty]
    public string? ContentHash { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public PiaStep Step { get; private set; } = null!;

    /// <summary>False when the step has been taken since, by this person or another: the page says so in words.</summary>
    public bool IsOpen { get; private set; }

    public PiaDecision? Latest => Details.Decisions.Count > 0 ? Details.Decisions[0] : null;

    public PiaStepOffer Offer { get; private set; } = null!;

    public IReadOnlyList<Choice> Recommendations { get; } =
        [.. Enum.GetValues<PiaRecommendation>().Select(r => new Choice(PiaWords.Of(r), r.ToString()))];

    public string? Statement => PiaRules.NeedsAttestation(Step.Action) ? PiaStatements.Of(Step.Action) : null;

    public string ReasonLabel => PiaQuestions.ReasonLabel(Step.Action);

    public bool Asks(string field) => PiaQuestions.Asks(Step.Action, field);

    public async Task<IActionResult> OnGetAsync(string code, PiaAction step, CancellationToken cancellationToken) =>
        await LoadAsync(code, step, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, PiaAction step, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, step, cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrEmpty(ContentHash))
        {
            ModelState.AddModelError("", PiaQuestions.HasChanged);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var reply = Asks(nameof(ReplyCode)) ? await choices.EvidenceAsync(ReplyCode, User.Viewer, cancellationToken) : null;
            await move.ExecuteAsync(code, Move(step, reply), User.Viewer, cancellationToken);
        }
        catch (PiaRefusedException refused)
        {
            foreach (var gap in refused.Gaps.DefaultIfEmpty(PiaQuestions.WhyNot(refused.Refusal)))
            {
                ModelState.AddModelError(PiaQuestions.FieldOf(gap), gap);
            }

            return Page();
        }
        catch (DbUpdateConcurrencyException)
        {
            // What was typed stays in the form, which now stands for what the assessment says now.
            ModelState.Remove(nameof(ContentHash));
            ModelState.AddModelError("", PiaQuestions.HasChanged);
            return Page();
        }

        this.ShowSuccess($"{code}: {PiaWords.Done(step)}");
        return RedirectToPage("Details", new { code });
    }

    private PiaMove Move(PiaAction step, Guid? reply) => new(step)
    {
        Reason = Reason,
        Advice = Advice,
        Recommendation = Recommendation,
        FollowsAdvice = FollowsAdvice,
        DpoReviewerId = Asks(nameof(DpoReviewerId)) ? DpoReviewerId : null,
        NextReviewOn = Asks(nameof(NextReviewOn)) ? NextReviewOn : null,
        ReplyEvidenceItemId = reply,
        HasAttested = HasAttested,
        ContentHash = ContentHash,
    };

    private async Task<bool> LoadAsync(string code, PiaAction step, CancellationToken cancellationToken)
    {
        var isStep = Enum.IsDefined(step) && ModelState.GetFieldValidationState(nameof(step)) != ModelValidationState.Invalid;
        if (!isStep || await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        var open = found.Steps.FirstOrDefault(s => s.Action == step);
        (Details, Step, IsOpen) = (found, open ?? new PiaStep(step, []), open is not null);
        SearchText = string.IsNullOrWhiteSpace(SearchText) ? null : SearchText.Trim();
        Offer = await desk.OfferAsync(found, step, SearchText, User.Viewer, cancellationToken);
        return true;
    }
}
