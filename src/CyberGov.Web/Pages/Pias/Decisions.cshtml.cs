using CyberGov.Calendar;
using CyberGov.Pias.Workflow;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What needs the SIRO's or a Data Protection Officer's decision, on one page.</summary>
[Authorize(Policy = Policies.SeePiaDecisions)]
public sealed class DecisionsModel(PiaDecisionsDueQuery query, TimeProvider time) : PageModel
{
    public IReadOnlyList<PiaToDecide> Rows { get; private set; } = [];

    public DateOnly Today => time.TodayInUk();

    public int DaysWaited(PiaToDecide row) => Today.DayNumber - row.StateSinceOn.DayNumber;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await query.ForSeniorsAsync(User.Viewer, cancellationToken);
}
