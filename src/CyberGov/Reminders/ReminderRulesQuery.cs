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
    /// <param name="plan">The rules from now on, with the version of those they were made from.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone else has changed them meanwhile.</exception>
    public async Task ExecuteAsync(ReminderPlan plan, CancellationToken cancellationToken)
    {
        var rules = await db.ReminderRules.SingleOrDefaultAsync(cancellationToken);
        var isFirst = rules is null;
        rules ??= db.ReminderRules.Add(new ReminderRules()).Entity;
        db.Entry(rules).Property(r => r.Version).OriginalValue = plan.Version;
        rules.Change(plan);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (isFirst && exception is not DbUpdateConcurrencyException)
        {
            throw new DbUpdateConcurrencyException("Someone else has made the council's first rules meanwhile.", exception);
        }
    }
}
