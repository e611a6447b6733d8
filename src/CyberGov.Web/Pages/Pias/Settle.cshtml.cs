using System.ComponentModel.DataAnnotations;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

public enum Settling
{
    Done,
    AcceptedUndone,
}

/// <summary>After approval: a measure is done, or its absence is accepted.</summary>
[Authorize(Policy = Policies.TakePiaSteps)]
[KeepsTypedText(nameof(Outcome), nameof(Note))]
public sealed class SettleModel(PiaRisksQuery query, SettleMeasure settle) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select whether it is done or accepted as not done")]
    public Settling? Outcome { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what was done, or why it may stay undone")]
    [StringLength(SettleMeasure.MaxTextLength, ErrorMessage = "The note must be 2,000 characters or less")]
    public string? Note { get; set; }

    public PiaRisksView View { get; private set; } = null!;

    public PiaMeasure Measure { get; private set; } = null!;

    public IReadOnlyList<Choice> Outcomes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, int risk, int number, CancellationToken cancellationToken) =>
        await LoadAsync(code, risk, number, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, int risk, int number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, risk, number, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await (Outcome == Settling.Done
                ? settle.FinishAsync(code, risk, number, Note!, User.Viewer, cancellationToken)
                : settle.AcceptAsync(code, risk, number, Note!, User.Viewer, cancellationToken));
        }
        catch (PiaRefusedException refused)
        {
            ModelState.AddModelError(nameof(Outcome), refused.Refusal switch
            {
                PiaRefusal.OwnWork => "You wrote part of this version or promised this measure, so someone else must accept that it is not done",
                PiaRefusal.WrongState => "This measure is settled already, or the assessment has moved on",
                _ => "This is not yours to say",
            });
            return Page();
        }

        this.ShowSuccess($"Measure {risk}.{number} is {(Outcome == Settling.Done ? "done" : "accepted as not done")}");
        return RedirectToPage("Risks", new { code });
    }

    private async Task<bool> LoadAsync(string code, int risk, int number, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || found.Find(risk)?.Measures.Find(m => m.Number == number) is not { } measure)
        {
            return false;
        }

        (View, Measure) = (found, measure);
        Choice[] outcomes =
        [
            .. SettlingRules.WhyNotFinished(found.Standing, measure, User.Viewer) is null ? [new Choice("It is done", nameof(Settling.Done))] : Array.Empty<Choice>(),
            .. SettlingRules.WhyNotAccepted(found.Standing, measure, User.Viewer) is null
                ? [new Choice("It is not done, and I accept that", nameof(Settling.AcceptedUndone))]
                : Array.Empty<Choice>(),
        ];
        Outcomes = outcomes;

        // A second post of the same form is answered in words, not with a missing page.
        return outcomes.Length > 0 || HttpMethods.IsPost(Request.Method);
    }
}
