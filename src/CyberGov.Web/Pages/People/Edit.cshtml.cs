using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.People;

[Authorize(Policy = Policies.ManagePeople)]
public sealed class EditModel(CyberGovDbContext db, SavePerson save, InvitePerson invite, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid PersonId { get; set; }

    [BindProperty]
    public PersonForm Person { get; set; } = new();

    public IReadOnlyList<SelectListItem> ServiceAreas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Managers { get; private set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>Since when mail to this person is refused, and what the mail server said.</summary>
    public (DateTimeOffset At, string? Answer)? MailRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } person)
        {
            return NotFound();
        }

        ModelState.Clear();
        Person = PersonForm.Of(person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        if (Person.ServiceArea is { } area && ServiceAreas.All(a => a.Value != area.ToString()))
        {
            ModelState.AddModelError("Person.ServiceArea", "Select a service area from the list");
        }

        if (Person.LineManager is { } manager && Managers.All(m => m.Value != manager.ToString()))
        {
            ModelState.AddModelError("Person.LineManager", "Select someone else from the list");
        }
        else if (await save.LineLoopAsync(stored, Person.LineManager, cancellationToken) is { } loop)
        {
            ModelState.AddModelError("Person.LineManager", loop);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await save.ChangeAsync(PersonId, Person.ToDetails(), cancellationToken) is { Succeeded: false } refused)
        {
            this.AddIdentityErrors(refused, "Person.Email", "Person.Email");
            return Page();
        }

        this.ShowSuccess($"{Person.Name} is saved.");
        return RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellationToken)
    {
        if (!await invite.ExecuteAsync(PersonId, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess("A mail with a link to choose a password is on its way.");
        return RedirectToPage();
    }

    private async Task<Person?> LoadAsync(CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().Include(p => p.Roles)
            .SingleOrDefaultAsync(p => p.Id == PersonId, cancellationToken);
        Name = person?.Name ?? "";
        MailRefused = person?.MailRefusedAt is { } at ? (at, person.MailRefusedAnswer) : null;
        ServiceAreas = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Managers = [.. (await people.ChoicesAsync(time.TodayInUk(), cancellationToken))
            .Where(p => p.Id != PersonId).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        return person;
    }
}
