using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>Puts a schedule on a control, or on every control of a framework.</summary>
[Authorize(Policy = Policies.ManageSchedules)]
public sealed class NewScheduleModel(
    ReviewSchedulesQuery query, SaveReviewSchedule save, SchedulePreviewQuery preview, TimeProvider time) : PageModel
{
    [BindProperty]
    public Guid? Control { get; set; }

    [BindProperty]
    public Guid? Framework { get; set; }

    [BindProperty]
    public ScheduleForm Schedule { get; set; } = new();

    public IReadOnlyList<SelectListItem> Controls { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public PreviewedDates? Preview { get; private set; }

    private ScheduleTarget Target => new(Control, Framework);

    /// <param name="control">The code of the control the reader came from.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task OnGetAsync(string? control, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await OfferAsync(cancellationToken);
        var start = $"{control} ";
        Control = Controls.FirstOrDefault(c => c.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))?.Value is { } id
            ? Guid.Parse(id)
            : null;
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        if (ModelState.IsValid)
        {
            Preview = await preview.ExecuteAsync(
                Schedule.ToTerms(), Target, ReviewSchedulesQuery.UsualMonths, time.TodayInUk(), cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        if (Control is null == Framework is null)
        {
            ModelState.AddModelError(nameof(Control), "Select one control or one framework");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var changed = Control is { } controlId
            ? await save.AddForControlAsync(controlId, Schedule.ToTerms(), cancellationToken)
            : await save.AddForFrameworkAsync(Framework!.Value, Schedule.ToTerms(), cancellationToken);
        if (changed is null && await query.HasOneAsync(Target, cancellationToken))
        {
            ModelState.AddModelError(
                Control is null ? nameof(Framework) : nameof(Control),
                $"This {(Control is null ? "framework" : "control")} has a schedule already: change it or end it on the page of review schedules");
            return Page();
        }

        if (changed is not { } count)
        {
            return NotFound();
        }

        this.ShowSuccess($"The schedule is in force. {count} {(count == 1 ? "review has" : "reviews have")} another date now.");
        return RedirectToPage("Schedules");
    }

    /// <summary>Only what has no schedule yet.</summary>
    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        var (controls, frameworks) = await query.WithoutScheduleAsync(cancellationToken);
        Controls = [.. controls.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
        Frameworks = [.. frameworks.Select(f => new SelectListItem(f.Name, f.Id.ToString()))];
    }
}
