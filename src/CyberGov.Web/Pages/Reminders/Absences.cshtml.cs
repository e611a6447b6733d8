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

[Authorize(Policy = Policies.SignedIn)]
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

    /// <summary>Those whose leave this viewer may arrange.</summary>
    public IReadOnlyList<SelectListItem> Whose { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        Absences = await absences.ExecuteAsync(User.Viewer, today, cancellationToken);
        var choices = await people.ChoicesAsync(today, cancellationToken);
        var all = ArrangeCover.MayArrangeForOthers(User.Viewer);
        var staff = all ? [] : await absences.StaffAsync(User.PersonId, cancellationToken);
        Person ??= all ? null : User.PersonId;
        People = Items(choices);
        Whose = Items(choices.Where(p => all || p.Id == User.PersonId || staff.Contains(p.Id)));
    }

    private static List<SelectListItem> Items(IEnumerable<Option> people) => [.. people.Select(p => new SelectListItem(p.Name, p.Id.ToString()))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Person is null)
        {
            ModelState.AddModelError(nameof(Person), "Select who is away");
        }
        else if (Cover == Person)
        {
            ModelState.AddModelError(nameof(Cover), "Select someone else: people cannot cover for themselves");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await arrange.AddAsync(User.Viewer, Person!.Value, FirstDay!.Value, LastDay!.Value, Cover, cancellationToken);
        if (answer.Wrong is { } field)
        {
            ModelState.AddModelError(field.ToString(), answer.Words);
            return Page();
        }

        this.ShowSuccess(CoverWords.Saved(People.FirstOrDefault(p => p.Value == Cover?.ToString())?.Text, answer.Words));
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
}
