using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>Changes a schedule, or ends it.</summary>
[Authorize(Policy = Policies.ManageSchedules)]
public sealed class EditScheduleModel(
    ReviewSchedulesQuery query, SaveReviewSchedule save, SchedulePreviewQuery preview, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ScheduleId { get; set; }

    [BindProperty]
    public ScheduleForm Schedule { get; set; } = new();

    public ReviewScheduleRow Row { get; private set; } = null!;

    public PreviewedDates? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Schedule = ScheduleForm.Of(Row.Terms, Row.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            Preview = await preview.ExecuteAsync(Schedule.ToTerms(), Row.Target, Row.ControlMonths, time.TodayInUk(), cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Saved(await save.ChangeAsync(ScheduleId, Schedule.Version, Schedule.ToTerms(), cancellationToken), "saved")
            : Page();
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();

        return await LoadAsync(cancellationToken)
            ? Saved(await save.RetireAsync(ScheduleId, Schedule.Version, cancellationToken), "no longer in force")
            : NotFound();
    }

    private IActionResult Saved(int? changed, string what)
    {
        if (changed is not { } count)
        {
            return NotFound();
        }

        this.ShowSuccess($"The schedule is {what}. {count} {(count == 1 ? "review has" : "reviews have")} another date now.");
        return RedirectToPage("Schedules");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await query.FindAsync(ScheduleId, cancellationToken) is not { } row)
        {
            return false;
        }

        Row = row;
        return true;
    }
}
