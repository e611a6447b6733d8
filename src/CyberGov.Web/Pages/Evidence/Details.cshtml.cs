using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(EvidenceDetailsQuery details, TimeProvider time) : PageModel
{
    public EvidenceDetails Details { get; private set; } = null!;

    public EvidenceFacts Facts => Details.Facts;

    public EvidenceState State => Facts.StateOn(time.TodayInUk());

    public bool MayAttach => State != EvidenceState.Withdrawn && User.May(Policies.LogEvidence);

    public bool MayWithdraw => State != EvidenceState.Withdrawn && User.Viewer.MayWithdraw(Facts.OwnerId, Facts.LoggedById);

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code.ToUpperInvariant(), User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Details = found;
        return Page();
    }
}
