using System.ComponentModel.DataAnnotations;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.DecideOnEvidence)]
[KeepsTypedText(nameof(Decision), nameof(Reason))]
public sealed class DecideModel(EvidenceDetailsQuery details, EvidencePermissions permissions, DecideOnEvidence decide) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select whether you accept or return it")]
    public EvidenceDecision? Decision { get; set; }

    [BindProperty]
    [StringLength(DecideOnEvidence.MaxReasonLength, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    /// <summary>Of what the person had before them.</summary>
    [BindProperty]
    public string? ContentSha256 { get; set; }

    public EvidenceDetails Details { get; private set; } = null!;

    public string HashShown => EvidenceSeal.Of(Details);

    public IReadOnlyList<Choice> Decisions { get; } =
    [
        new("Accept it: I have looked at it, and it shows what it says", nameof(EvidenceDecision.Accepted)),
        new("Return it to its author", nameof(EvidenceDecision.Returned)),
    ];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (Decision == EvidenceDecision.Returned && string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter why it is returned");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var seen = ContentSha256 ?? string.Empty;
        if (Decision == EvidenceDecision.Accepted)
        {
            try
            {
                await decide.AcceptAsync(code, seen, User.Viewer, cancellationToken);
            }
            catch (EvidenceWithheldException)
            {
                ModelState.AddModelError(
                    nameof(Decision), "One of its files cannot be opened, so it cannot be accepted: see what is said beside each file");
                return Page();
            }

            this.ShowSuccess($"{code} is accepted and counts from now on");
        }
        else
        {
            await decide.ReturnAsync(code, seen, Reason!, User.Viewer, cancellationToken);
            this.ShowSuccess($"{code} is returned; its author gets a mail with your reason");
        }

        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || !await permissions.MayAsync(
                found.Facts.EvidenceItemId, EvidenceAction.Accept, HttpMethods.IsPost(Request.Method), User.Viewer, cancellationToken))
        {
            return false;
        }

        Details = found;
        return true;
    }
}
