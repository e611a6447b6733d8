using System.ComponentModel.DataAnnotations;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.LogEvidence)]
public sealed class WithdrawModel(EvidenceDetailsQuery details, EvidencePermissions permissions, WithdrawEvidence withdrawEvidence) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter why it is withdrawn")]
    [StringLength(WithdrawEvidence.MaxReasonLength, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public EvidenceFacts Facts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await withdrawEvidence.ExecuteAsync(code, Reason!, User.Viewer, cancellationToken);
        this.ShowSuccess($"Evidence {code} is withdrawn");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { Facts: var facts }
            || !await permissions.MayAsync(
                facts.EvidenceItemId, EvidenceAction.Withdraw, HttpMethods.IsPost(Request.Method), User.Viewer, cancellationToken))
        {
            return false;
        }

        Facts = facts;
        return true;
    }
}
