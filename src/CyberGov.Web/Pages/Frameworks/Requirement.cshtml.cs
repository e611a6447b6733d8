using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Frameworks;

/// <summary>One requirement: what it asks, which controls serve it, and the council's own decision where it made one.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class RequirementModel(RequirementDetailsQuery details, DecideRequirement decide, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Requirement { get; set; } = "";

    [BindProperty]
    [Required(ErrorMessage = "Select what the council decides")]
    public RequirementStatus? Decision { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the reason for the decision")]
    [StringLength(2000, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public RequirementDetails Details { get; private set; } = null!;

    public bool MayDecide => User.May(Policies.ManageControls);

    public IReadOnlyList<SelectListItem> Decisions { get; } =
    [
        .. new[] { RequirementStatus.NotApplicable, RequirementStatus.Met, RequirementStatus.PartlyMet, RequirementStatus.NotMet }
            .Select(s => new SelectListItem(s.Words, s.ToString())),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Decision, Reason) = (Details.Standing.DecidedByCouncil, Details.Standing.DecisionReason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayDecide || !await LoadAsync(cancellationToken) || !Details.Standing.IsAssessable)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await decide.ExecuteAsync(Details.Standing.RequirementId, Decision!.Value, Reason!.Trim(), User.PersonId, cancellationToken);
        this.ShowSuccess("The council's decision is saved.");
        return RedirectToPage(new { Code, Requirement });
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (!MayDecide || !await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        await decide.UndoAsync(Details.Standing.RequirementId, cancellationToken);
        this.ShowSuccess("The status follows the controls again.");
        return RedirectToPage(new { Code, Requirement });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await details.ExecuteAsync(Code, Requirement, time.TodayInUk(), cancellationToken);
        Details = found!;
        return found is not null;
    }
}
