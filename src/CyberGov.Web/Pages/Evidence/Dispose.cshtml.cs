using System.ComponentModel.DataAnnotations;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.DecideOnEvidence)]
public sealed class DisposeModel(
    EvidenceDetailsQuery details,
    EvidencePermissions permissions,
    RetentionQueries retention,
    DisposeOfEvidence dispose) : PageModel
{
    [BindProperty]
    [StringLength(DisposeOfEvidence.MaxReasonLength, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public EvidenceFacts Facts { get; private set; } = null!;

    public DisposableItem? Proposal { get; private set; }

    public bool MayDecide => Actions.Contains(EvidenceAction.RejectDisposal) && Proposal is not null;

    public bool MayApprove => Actions.Contains(EvidenceAction.ApproveDisposal);

    private IReadOnlySet<EvidenceAction> Actions { get; set; } = new HashSet<EvidenceAction>();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, string? then, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (then is not ("Propose" or "Approve" or "Reject"))
        {
            return BadRequest();
        }

        if (then == "Propose" && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter why it should be disposed of");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        this.ShowSuccess(await ActAsync(code, then, cancellationToken));
        return RedirectToPage("Details", new { code });
    }

    private async Task<string> ActAsync(string code, string? then, CancellationToken cancellationToken)
    {
        switch (then)
        {
            case "Propose":
                await dispose.ProposeAsync(code, Reason!, User.Viewer, cancellationToken);
                return $"The disposal of {code} is proposed; someone else must agree";
            case "Approve":
                await dispose.ApproveAsync(code, User.Viewer, cancellationToken);
                return $"{code} is disposed of; its files are destroyed within minutes";
            default:
                await dispose.RejectAsync(code, User.Viewer, cancellationToken);
                return $"{code} is kept";
        }
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Facts = found.Facts;
        Actions = await permissions.OfAsync(Facts.EvidenceItemId, User.Viewer, cancellationToken);
        Proposal = await retention.ProposalAsync(code, User.Viewer, cancellationToken);
        return Actions.Overlaps([EvidenceAction.ProposeDisposal, EvidenceAction.ApproveDisposal, EvidenceAction.RejectDisposal]);
    }
}
