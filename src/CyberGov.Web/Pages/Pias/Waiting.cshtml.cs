using CyberGov.Calendar;
using CyberGov.Pias.Workflow;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The assessments whose next step is the reader's.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class WaitingModel(PiaDecisionsDueQuery query, TimeProvider time) : PageModel
{
    public PiasToDecide Waiting { get; private set; } = null!;

    public int DaysWaited(PiaToDecide row) => time.TodayInUk().DayNumber - row.StateSinceOn.DayNumber;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await query.ForAsync(User.Viewer, cancellationToken);
}
