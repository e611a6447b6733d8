using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Controls;

/// <summary>Changes who owns a control, how often it is reviewed and whether it applies.</summary>
[Authorize(Policy = Policies.ManageControls)]
public sealed class EditModel(
    ControlDetailsQuery details, ChangeControl changeControl, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid? Owner { get; set; }

    [BindProperty]
    public Guid? Deputy { get; set; }

    [BindProperty]
    public Guid? ServiceArea { get; set; }

    [BindProperty]
    [Range(1, 60, ErrorMessage = "Months between reviews must be between 1 and 60")]
    public int ReviewMonths { get; set; }

    [BindProperty]
    public bool Applies { get; set; }

    [BindProperty]
    [StringLength(2000, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public ControlDetails Control { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ServiceAreas { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Owner, Deputy, ServiceArea) = (Control.OwnerId, Control.DeputyId, Control.ServiceAreaId);
        (ReviewMonths, Applies, Reason, Version) =
            (Control.ReviewMonths, Control.IsApplicable, Control.NotApplicableReason, Control.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var changes = new ControlChanges(Owner, Deputy, ServiceArea, ReviewMonths, Applies, Reason?.Trim());
        await changeControl.ExecuteAsync(Control.ControlId, Version, changes, User.Viewer, cancellationToken);
        this.ShowSuccess($"{Code} is saved.");
        return RedirectToPage("Details", new { Code });
    }

    private void Check()
    {
        if (Owner is not null && Owner == Deputy)
        {
            ModelState.AddModelError(nameof(Deputy), "Deputy must be someone other than the owner");
        }

        if (!Applies && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter why this control does not apply to the council");
        }

        CheckChoice(nameof(Owner), Owner, People);
        CheckChoice(nameof(Deputy), Deputy, People);
        CheckChoice(nameof(ServiceArea), ServiceArea, ServiceAreas);
    }

    private void CheckChoice(string field, Guid? chosen, IEnumerable<SelectListItem> offered)
    {
        if (chosen is { } id && !offered.Any(o => o.Value == id.ToString()))
        {
            ModelState.AddModelError(field, "Select someone or something from the list");
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (await details.ExecuteAsync(Code, User.Viewer, today, cancellationToken) is not { } control)
        {
            return false;
        }

        Control = control;
        People = [.. (await people.ChoicesAsync(today, cancellationToken)).Select(p => new SelectListItem(Label(p), p.Id.ToString()))];
        ServiceAreas = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        return true;
    }

    private static string Label(Option person) => person.Detail is null ? person.Name : $"{person.Name}, {person.Detail}";
}
