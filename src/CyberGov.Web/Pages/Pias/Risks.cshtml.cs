using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The risks of an assessment and what answers them.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class RisksModel(PiaRisksQuery query, PiaForm form, TimeProvider time) : PageModel
{
    public PiaRisksView View { get; private set; } = null!;

    public PiaForm Form => form;

    public DateOnly Today => time.TodayInUk();

    /// <summary>A control in place needs nobody's word.</summary>
    public bool MaySettle(PiaMeasure measure) => measure.Control?.Status != ControlStatus.InPlace
        && (SettlingRules.WhyNotFinished(View.Standing, measure, User.Viewer) is null
            || SettlingRules.WhyNotAccepted(View.Standing, measure, User.Viewer) is null);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        View = found;
        return Page();
    }
}
