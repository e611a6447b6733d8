using CyberGov.Jobs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

/// <summary>The timetable: how each job's last run went, when it runs next, and what has not run when it should.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class JobsModel(JobPositionsQuery jobs) : PageModel
{
    public IReadOnlyList<JobPosition> Jobs { get; private set; } = [];

    public IReadOnlyList<JobPosition> Late => [.. Jobs.Where(j => j.IsLate)];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Jobs = await jobs.ExecuteAsync(cancellationToken);
}
