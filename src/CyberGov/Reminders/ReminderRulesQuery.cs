using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>The rules in force: the council's own, or those the program ships with.</summary>
public sealed class ReminderRulesQuery(CyberGovDbContext db)
{
    public async Task<ReminderPlan> ExecuteAsync(CancellationToken cancellationToken) =>
        (await db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(cancellationToken))?.ToPlan() ?? ReminderPlan.Shipped;
}

/// <summary>Changes the rules. What was told stays told, and what is owed by the new rules is owed from the next morning on.</summary>
public sealed class ChangeReminderRules(CyberGovDbContext db)
{
    public async Task ExecuteAsync(ReminderPlan plan, CancellationToken cancellationToken)
    {
        var rules = await db.ReminderRules.SingleOrDefaultAsync(cancellationToken);
        if (rules is null)
        {
            rules = new ReminderRules();
            db.ReminderRules.Add(rules);
        }

        rules.Change(plan);
        await db.SaveChangesAsync(cancellationToken);
    }
}
