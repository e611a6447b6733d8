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
    public const int MostShown = 200;

    private const int MostYearsAhead = 5;

    [BindProperty(SupportsGet = true)]
    public DateOnly? Date { get; set; }

    public OwedMorning? Morning { get; private set; }

    public IEnumerable<OwedDigest> Shown => Morning!.Digests.OrderBy(d => d.Person.Name, StringComparer.CurrentCulture).Take(MostShown);

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

        Morning = await preview.MorningAsync(Date.Value, cancellationToken);
    }
}
