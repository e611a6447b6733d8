using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.DecideOnEvidence)]
public sealed class ClassifyModel(
    EvidenceDetailsQuery details, EvidencePermissions permissions, EvidenceChoicesQuery choices, ClassifyEvidence classify, TimeProvider time) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select who owns it")]
    public Guid? OwnerId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select how it is marked")]
    public Marking? Marking { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select what kind of record it is")]
    public EvidenceKind? Kind { get; set; }

    public EvidenceFacts Facts { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (OwnerId, Marking, Kind) = (Facts.OwnerId, Facts.Marking, Facts.Kind);
        return Page();
    }

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

        try
        {
            await classify.ExecuteAsync(code, OwnerId!.Value, Marking!.Value, Kind!.Value, User.Viewer, cancellationToken);
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess($"{code} is saved");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { Facts: var facts }
            || !await permissions.MayAsync(
                facts.EvidenceItemId, EvidenceAction.Classify, HttpMethods.IsPost(Request.Method), User.Viewer, cancellationToken))
        {
            return false;
        }

        Facts = facts;
        var owners = await choices.NewOwnersAsync(time.TodayInUk(), cancellationToken);
        Owners =
        [
            .. owners.Where(o => o.Value != facts.OwnerId).Select(o => new SelectListItem(o.Name, o.Value.ToString()))
                .Prepend(new SelectListItem(facts.OwnerName, facts.OwnerId.ToString())),
        ];
        return true;
    }
}
