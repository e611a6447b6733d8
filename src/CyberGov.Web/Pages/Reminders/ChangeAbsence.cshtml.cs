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

/// <summary>Another last day or another cover for an absence that is not over.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ChangeAbsenceModel(ArrangeCover arrange, PeopleQueries people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid AbsenceId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the last day away")]
    public DateOnly? LastDay { get; set; }

    [BindProperty]
    public Guid? Cover { get; set; }

    public Absence Absence { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        (LastDay, Cover) = (Absence.LastDay, Absence.CoverId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await arrange.ChangeAsync(User.Viewer, AbsenceId, LastDay!.Value, Cover, cancellationToken);
        if (answer is not { IsSaved: true })
        {
            ModelState.AddModelError(answer?.Wrong.ToString() ?? nameof(Cover), answer?.Words ?? "Someone else has ended this absence");
            return Page();
        }

        this.ShowSuccess(CoverWords.Saved(People.FirstOrDefault(p => p.Value == Cover?.ToString())?.Text, answer.Words));
        return RedirectToPage("Absences");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await arrange.FindAsync(User.Viewer, AbsenceId, cancellationToken) is not { } absence)
        {
            return false;
        }

        Absence = absence;
        People = [.. (await people.ChoicesAsync(time.TodayInUk(), cancellationToken))
            .Where(p => p.Id != absence.PersonId)
            .Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
        return true;
    }
}
