using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>The council's working days: Monday to Friday, less the bank holidays of its nation and the days on which it is closed.</summary>
public sealed class CouncilDays(CyberGovDbContext db, BankHolidays bankHolidays, ReminderRulesQuery rules)
{
    public async Task<WorkingDays> ExecuteAsync(CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.AsNoTracking().Select(o => (Nation?)o.Nation).SingleOrDefaultAsync(cancellationToken);
        var plan = await rules.ExecuteAsync(cancellationToken);

        return new WorkingDays(bankHolidays, nation ?? Nation.England, plan.IsClosed);
    }
}
