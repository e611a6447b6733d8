using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Administration;

/// <summary>The timetable and how each job's last run went.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class JobsModel(CyberGovDbContext db, IReadOnlyList<ScheduledJob> timetable) : PageModel
{
    public IReadOnlyList<(ScheduledJob Job, RecurringJobState? State)> Jobs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var states = await db.RecurringJobs.AsNoTracking().ToDictionaryAsync(s => s.JobName, StringComparer.Ordinal, cancellationToken);
        Jobs = [.. timetable.Select(j => (j, states.GetValueOrDefault(j.Name)))];
    }
}
