using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Calendar;

/// <summary>The bank holidays CyberGov goes by, where they come from, and whether they reach far enough.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class BankHolidaysModel(BankHolidays bankHolidays, BankHolidayYearsQuery years, TimeProvider time) : PageModel
{
    public CyberGov.Calendar.BankHolidays Holidays => bankHolidays;

    public BankHolidayYears Years { get; private set; } = null!;

    public string NationName => PlainName.Of(Years.Nation);

    public bool HasList => Holidays.FirstYear <= Holidays.LastYear;

    /// <summary>From this year on, and the one before for who looks back.</summary>
    public IEnumerable<IGrouping<int, BankHoliday>> ByYear =>
        Holidays.In(Years.Nation).Where(h => h.Date.Year >= Years.FirstNeeded - 1).GroupBy(h => h.Date.Year);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Years = await years.ExecuteAsync(time.TodayInUk(), cancellationToken);
}
