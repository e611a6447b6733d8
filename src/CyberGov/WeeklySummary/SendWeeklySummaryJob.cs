using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Dashboard;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.WeeklySummary;

/// <summary>
/// On the first working day of each week, queues one summary for each of those who answer for the whole council. The mail and
/// the mark that it was sent commit together, so a rerun sends nothing twice; a day that was missed is caught up in the same week.
/// </summary>
public sealed class SendWeeklySummaryJob(
    CyberGovDbContext db,
    TodayQuery todayQuery,
    HistoryStandingQuery standing,
    HistorySigner signer,
    CouncilDays councilDays,
    SiteAddress site,
    TimeProvider time) : IRecurringJob
{
    private static readonly CouncilRole[] Readers =
        [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner];

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var council = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (council is null || !await IsOwedAsync(await councilDays.ExecuteAsync(cancellationToken), monday, today, cancellationToken))
        {
            return;
        }

        var email = new WeeklySummaryEmail(
            new CouncilLook(council.Name, council.Colour ?? EmailBody.PlainColour), site, await standing.ExecuteAsync(cancellationToken), signer.PublicKey.Fingerprint);
        foreach (var person in await RecipientsAsync(monday, today, cancellationToken))
        {
            var viewer = new Viewer(person.Id, person.Roles.Select(r => r.Role).ToHashSet());
            var now = time.GetUtcNow();
            var view = await todayQuery.ExecuteAsync(viewer, today, now, cancellationToken);
            var mail = email.For(person, view.Council!, today, now);
            db.QueuedEmails.Add(mail);
            db.SentWeeklySummaries.Add(new SentWeeklySummary { PersonId = person.Id, WeekOf = monday, QueuedEmailId = mail.QueuedEmailId });
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>A new installation waits for its first Monday instead of writing in the middle of a week.</summary>
    private async Task<bool> IsOwedAsync(WorkingDays days, DateOnly monday, DateOnly today, CancellationToken cancellationToken)
    {
        if (!days.Contains(today))
        {
            return false;
        }

        var isFirst = !Enumerable.Range(0, today.DayNumber - monday.DayNumber).Any(d => days.Contains(monday.AddDays(d)));
        return isFirst || await db.SentWeeklySummaries.AnyAsync(cancellationToken);
    }

    private Task<List<Person>> RecipientsAsync(DateOnly monday, DateOnly today, CancellationToken cancellationToken) => db.People
        .AsNoTracking()
        .Include(p => p.Roles)
        .Where(p => p.Roles.Any(r => Readers.Contains(r.Role)) && p.Email != null && p.Email != "")
        .Where(p => p.LeftOn == null || p.LeftOn > today)
        .Where(p => p.AccessEndsOn == null || p.AccessEndsOn >= today)
        .Where(p => !db.SentWeeklySummaries.Any(s => s.WeekOf == monday && s.PersonId == p.Id))
        .OrderBy(p => p.Name)
        .ToListAsync(cancellationToken);
}
