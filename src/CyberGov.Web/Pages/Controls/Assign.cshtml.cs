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

/// <summary>Gives several controls an owner, deputy or service area at once.</summary>
[Authorize(Policy = Policies.ManageControls)]
public sealed class AssignModel(
    ControlsByCodeQuery controls, AssignControls assign, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "control")]
    public List<string> Codes { get; set; } = [];

    [BindProperty]
    public Guid? Owner { get; set; }

    [BindProperty]
    public Guid? Deputy { get; set; }

    [BindProperty]
    public Guid? ServiceArea { get; set; }

    public IReadOnlyList<ControlName> Chosen { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ServiceAreas { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var count = await assign.ExecuteAsync(
            [.. Chosen.Select(c => c.ControlId)], new ControlAssignment(Owner, Deputy, ServiceArea), User.Viewer, cancellationToken);
        this.ShowSuccess(count == 1 ? "1 control is assigned." : $"{count} controls are assigned.");
        return RedirectToPage("Index");
    }

    private void Check()
    {
        if (Owner is null && Deputy is null && ServiceArea is null)
        {
            ModelState.AddModelError(nameof(Owner), "Select an owner, a deputy or a service area");
        }

        if (Owner is not null && Owner == Deputy)
        {
            ModelState.AddModelError(nameof(Deputy), "Deputy must be someone other than the owner");
        }

        if ((Owner is { } owner && !Offers(People, owner)) || (Deputy is { } deputy && !Offers(People, deputy))
            || (ServiceArea is { } area && !Offers(ServiceAreas, area)))
        {
            ModelState.AddModelError(nameof(Owner), "Select someone or something from the lists");
        }
    }

    private static bool Offers(IEnumerable<SelectListItem> items, Guid id) => items.Any(i => i.Value == id.ToString());

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Chosen = await controls.ExecuteAsync(Codes, User.Viewer, cancellationToken);
        People = [.. (await people.ChoicesAsync(time.TodayInUk(), cancellationToken))
            .Select(p => new SelectListItem(p.Detail is null ? p.Name : $"{p.Name}, {p.Detail}", p.Id.ToString()))];
        ServiceAreas = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
    }
}
