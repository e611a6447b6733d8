using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Frameworks;

/// <summary>Lets the council treat one line of the crosswalk differently, with its reason.</summary>
[Authorize(Policy = Policies.ManageControls)]
public sealed class MappingModel(RequirementDetailsQuery details, OverrideMapping overrideMapping, TimeProvider time) : PageModel
{
    private const string DoesNotCount = "None";

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Requirement { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid MappingId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select what the control does for this requirement")]
    public string? CountsAs { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the reason for the change")]
    [StringLength(2000, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public RequirementDetails Details { get; private set; } = null!;

    public ServingControl Line { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Relationships { get; } =
    [
        new("Satisfies: enough alone", nameof(Relationship.Satisfies)),
        new("Contributes: needed with others", nameof(Relationship.Contributes)),
        new("Supports: helpful, not counted", nameof(Relationship.Supports)),
        new("Does not count", DoesNotCount),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        (CountsAs, Reason) = (Line.Counted?.ToString() ?? DoesNotCount, Line.OverrideReason);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (CountsAs is not null && Relationships.All(r => r.Value != CountsAs))
        {
            ModelState.AddModelError(nameof(CountsAs), "Select one of the choices");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Relationship? relationship = CountsAs == DoesNotCount ? null : Enum.Parse<Relationship>(CountsAs!);
        await overrideMapping.ExecuteAsync(MappingId, relationship, Reason!.Trim(), User.PersonId, cancellationToken);
        this.ShowSuccess($"What {Line.Code} does for {Requirement} is changed.");
        return RedirectToPage("Requirement", new { Code, Requirement });
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        await overrideMapping.UndoAsync(MappingId, cancellationToken);
        this.ShowSuccess($"{Line.Code} counts for {Requirement} as the catalogue says.");
        return RedirectToPage("Requirement", new { Code, Requirement });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await details.ExecuteAsync(Code, Requirement, time.TodayInUk(), cancellationToken);
        var line = found?.Standing.Controls.FirstOrDefault(c => c.MappingId == MappingId);
        (Details, Line) = (found!, line!);
        return line is not null;
    }
}
