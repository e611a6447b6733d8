using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.People;

[Authorize(Policy = Policies.ManagePeople)]
public sealed class AddModel(SavePerson save, InvitePerson invite, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty]
    public PersonForm Person { get; set; } = new();

    [BindProperty]
    public bool Invite { get; set; } = true;

    public IReadOnlyList<SelectListItem> ServiceAreas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Managers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Person.ServiceArea is { } area && ServiceAreas.All(a => a.Value != area.ToString()))
        {
            ModelState.AddModelError("Person.ServiceArea", "Select a service area from the list");
        }

        if (Person.LineManager is { } manager && Managers.All(m => m.Value != manager.ToString()))
        {
            ModelState.AddModelError("Person.LineManager", "Select a line manager from the list");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (result, person) = await save.AddAsync(Person.ToDetails());
        if (!result.Succeeded)
        {
            this.AddIdentityErrors(result, "Person.Email", "Person.Email");
            return Page();
        }

        var isInvited = Invite && await invite.ExecuteAsync(person.Id, cancellationToken);
        this.ShowSuccess(isInvited ? $"{person.Name} is added and gets a mail to choose a password." : $"{person.Name} is added.");
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        ServiceAreas = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Managers = [.. (await people.ChoicesAsync(time.TodayInUk(), cancellationToken)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }
}
