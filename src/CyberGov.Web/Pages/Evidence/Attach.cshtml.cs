using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.LogEvidence)]
public sealed class AttachModel(
    EvidenceDetailsQuery details,
    EvidenceChoicesQuery choices,
    AttachEvidence attachEvidence,
    DetachEvidence detachEvidence,
    EvidencePermissions permissions) : PageModel
{
    [BindProperty]
    public List<Guid> ControlIds { get; set; } = [];

    public EvidenceFacts Facts { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Controls { get; private set; } = [];

    /// <summary>Controls it serves that this person has no say over; they stay as they are.</summary>
    public IReadOnlyList<EvidencedControl> Fixed { get; private set; } = [];

    private List<Guid> Changeable { get; set; } = [];

    private List<Guid> Attached { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        ControlIds = Attached;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || ControlIds.Except(Changeable).Any())
        {
            return NotFound();
        }

        if (ControlIds.Count == 0 && Fixed.Count == 0)
        {
            ModelState.AddModelError(nameof(ControlIds), "Select at least one control");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = ControlIds.Except(Attached).ToList();
        var removed = Attached.Intersect(Changeable).Except(ControlIds).ToList();
        if (added.Count > 0)
        {
            await attachEvidence.ExecuteAsync(code, added, User.Viewer, cancellationToken);
        }

        if (removed.Count > 0)
        {
            await detachEvidence.ExecuteAsync(code, removed, User.Viewer, cancellationToken);
        }

        this.ShowSuccess($"The controls of {code} are saved");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || !await permissions.MayAsync(
                found.Facts.EvidenceItemId, EvidenceAction.Attach, HttpMethods.IsPost(Request.Method), User.Viewer, cancellationToken))
        {
            return false;
        }

        var offered = await choices.ControlsAsync(User.Viewer, cancellationToken);
        Facts = found.Facts;
        Changeable = [.. offered.Select(c => c.ControlId)];
        Attached = [.. found.Controls.Select(c => c.ControlId)];
        Fixed = [.. found.Controls.Where(c => !Changeable.Contains(c.ControlId))];
        Controls =
        [
            .. offered
                .OrderByDescending(c => Attached.Contains(c.ControlId))
                .Select(c => new SelectListItem($"{c.Code} {c.Title}", c.ControlId.ToString())),
        ];
        return true;
    }
}
