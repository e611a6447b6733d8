using CyberGov.Jobs;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Jobs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

/// <summary>One recurring job: its latest runs, and a button that runs it now.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class JobModel(
    JobPositionsQuery jobs, JobRunsQuery runs, RequestJobRun request, QueuedJobBell? bell = null) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public JobPosition Position { get; private set; } = null!;

    public IReadOnlyList<JobRun> Runs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if ((await jobs.ExecuteAsync(cancellationToken)).FirstOrDefault(p => p.Job.Name == Name) is not { } position)
        {
            return NotFound();
        }

        Position = position;
        Runs = await runs.ExecuteAsync(Name, cancellationToken);

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await request.ExecuteAsync(Name, cancellationToken))
        {
            return NotFound();
        }

        if (bell is not null)
        {
            await bell.RingAsync(Name, cancellationToken);
        }

        this.ShowSuccess($"{Name} runs now. Load this page again to see how it went.");

        return RedirectToPage(new { Name });
    }
}
