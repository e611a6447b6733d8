using System.ComponentModel.DataAnnotations;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The Data Protection Officer's advice on a screening with exactly one yes.</summary>
[Authorize(Policy = Policies.TakePiaSteps)]
[KeepsTypedText(nameof(IsDpiaAdvised), nameof(Advice))]
public sealed class ScreeningAdviceModel(PiaDetailsQuery query, AdviseOnScreening advise, PiaForm form) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select whether you advise an assessment")]
    public bool? IsDpiaAdvised { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your advice")]
    [StringLength(PiaMove.MaxTextLength, ErrorMessage = "Your advice must be 10,000 characters or less")]
    public string? Advice { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public ScreeningOutcome Outcome => ScreeningOutcome.Of(form.Screening, Details.Document.Content.Answers);

    public ScreeningQuestion? OnlyYes => Outcome.DecidedBy.Count == 1 ? Outcome.DecidedBy[0] : null;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) && ScreeningAdviceRules.WhyNot(Details.Standing, User.Viewer) is null ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await advise.ExecuteAsync(code, IsDpiaAdvised!.Value, Advice!, User.Viewer, cancellationToken);
        }
        catch (PiaRefusedException refused) when (refused.Refusal != PiaRefusal.NotTheirs)
        {
            ModelState.AddModelError(nameof(Advice), refused.Refusal == PiaRefusal.OwnWork
                ? PiaQuestions.WhyNot(refused.Refusal)
                : "Advice on this screening has been given, or it has moved on since you opened this page");
            return Page();
        }
        catch (PiaRefusedException)
        {
            return NotFound();
        }

        this.ShowSuccess($"Your advice on {code} is on record; an information governance officer decides");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Details = found;
        return true;
    }
}
