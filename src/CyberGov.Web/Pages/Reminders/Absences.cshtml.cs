using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.People;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reminders;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class AbsencesModel(AbsencesQuery absences, ArrangeCover arrange, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the first day away")]
    public DateOnly? FirstDay { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the last day away")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public Guid? Cover { get; set; }

    public IReadOnlyList<AbsenceRow> Absences { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public bool MayArrangeForOthers => ArrangeCover.MayArrangeForOthers(User.Viewer);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        Absences = await absences.ExecuteAsync(User.Viewer, today, cancellationToken);
        People = [.. (await people.ChoicesAsync(today, cancellationToken)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var who = MayArrangeForOthers ? Person : User.Viewer.PersonId;
        Check(who);
        if (ModelState.IsValid
            && !await arrange.AddAsync(User.Viewer, who!.Value, FirstDay!.Value, LastDay!.Value, Cover, cancellationToken))
        {
            ModelState.AddModelError(nameof(Cover), "Select people from the lists");
        }

        if (!ModelState.IsValid)
        {
            await OnGetAsync(cancellationToken);
            return Page();
        }

        this.ShowSuccess("The absence is saved.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid absenceId, CancellationToken cancellationToken)
    {
        if (!await arrange.EndAsync(User.Viewer, absenceId, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess("The absence is ended. Reminders go to the person again.");
        return RedirectToPage();
    }

    private void Check(Guid? who)
    {
        if (who is null)
        {
            ModelState.AddModelError(nameof(Person), "Select who is away");
        }
        else if (Cover == who)
        {
            ModelState.AddModelError(nameof(Cover), "Select someone else: people cannot cover for themselves");
        }

        if (LastDay < FirstDay)
        {
            ModelState.AddModelError(nameof(LastDay), "The last day away must not be before the first");
        }
        else if (LastDay < time.TodayInUk())
        {
            ModelState.AddModelError(nameof(LastDay), "The last day away must be today or later");
        }
    }
}
