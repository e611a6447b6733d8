using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Reminders;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>Who would get what on a day.</summary>
[Authorize(Policy = Policies.ManageReminders)]
public sealed class PreviewModel(PreviewReminders preview, TimeProvider time) : PageModel
{
    private const int MostYearsAhead = 5;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Date { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PreviewPage? Morning { get; private set; }

    public string DateText => Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        if (!ModelState.IsValid)
        {
            return;
        }

        Date ??= today;
        if (Date < today || Date > today.AddYears(MostYearsAhead))
        {
            ModelState.AddModelError(nameof(Date), $"The day must be today or later, and within {MostYearsAhead} years");
            return;
        }

        // A day that came by a link is shown as people write it.
        ModelState.Remove(nameof(Date));
        Morning = await preview.PageAsync(Date.Value, PageNumber, cancellationToken);
    }
}
