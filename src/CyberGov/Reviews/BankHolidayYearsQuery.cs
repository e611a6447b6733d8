using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reviews;

/// <summary>The council's nation and the years, from this one to that of the last open review, that its bank holidays lack.</summary>
public sealed record BankHolidayYears(Nation Nation, int FirstNeeded, int LastNeeded, IReadOnlyList<int> Missing);

/// <summary>Whether the list of bank holidays reaches as far as the open reviews and the next dates of the schedules.</summary>
public sealed class BankHolidayYearsQuery(CyberGovDbContext db, BankHolidays bankHolidays)
{
    public async Task<BankHolidayYears> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        var lastDueOn = await db.Reviews.Open().MaxAsync(r => (DateOnly?)r.DueOn, cancellationToken);
        var hasSchedules = await db.ReviewSchedules.AnyAsync(s => s.RetiredAt == null, cancellationToken);

        // A fixed date comes round within a year.
        var last = Math.Max(lastDueOn?.Year ?? today.Year, hasSchedules ? today.AddYears(1).Year : today.Year);

        return new BankHolidayYears(
            nation ?? Nation.England,
            today.Year,
            last,
            [.. Enumerable.Range(today.Year, last - today.Year + 1).Where(year => !bankHolidays.CoversYear(year))]);
    }
}
