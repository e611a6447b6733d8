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
    private static readonly (PiaActor Part, string Heading)[] Parts =
        [(PiaActor.SeniorInformationRiskOwner, "The SIRO decides"), (PiaActor.DataProtectionOfficer, "A Data Protection Officer acts")];

    public IList<(PiaActor Part, string Heading, PiasToDecide Waiting)> Lists { get; } = [];

    public DateOnly Today => time.TodayInUk();

    public int DaysWaited(PiaToDecide row) => Today.DayNumber - row.StateSinceOn.DayNumber;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        foreach (var (part, heading) in Parts)
        {
            Lists.Add((part, heading, await query.ForAsync(part, User.Viewer, cancellationToken)));
        }
    }
}
