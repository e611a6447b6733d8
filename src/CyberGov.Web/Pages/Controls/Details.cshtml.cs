using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Controls;

/// <summary>One control: what it is for, who owns it, what it serves, its evidence, reviews and history.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    ControlDetailsQuery details, ChangeHistoryQuery history, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public ControlDetails Control { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayChange => User.May(Policies.ManageControls);

    public bool MayLogEvidence => User.May(Policies.LogEvidence);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Today = time.TodayInUk();
        if (await details.ExecuteAsync(Code, User.Viewer, Today, cancellationToken) is not { } control)
        {
            return NotFound();
        }

        Control = control;
        History = await history.ExecuteAsync(nameof(CyberGov.Controls.Control), control.ControlId, cancellationToken);
        return Page();
    }
}
