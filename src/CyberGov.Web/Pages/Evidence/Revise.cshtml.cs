using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.LogEvidence)]
[KeepsEvidenceForm]
[RequestSizeLimit(UploadLimits.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.RequestBytes)]
public sealed class ReviseModel(
    EvidenceFormDesk desk, EvidenceDetailsQuery details, EvidencePermissions permissions, EvidenceChoicesQuery choices, ReviseEvidence reviseEvidence) : PageModel
{
    public EvidenceForm Form { get; private set; } = new();

    public EvidenceFacts Facts { get; private set; } = null!;

    public string? ReturnedBecause { get; private set; }

    private EvidenceDetails Details { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        Form = EvidenceForm.Of(Facts, Details.Revision, Details.Controls);
        desk.Keep(Form, Details.Files, User.PersonId);
        await OfferAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, EvidenceForm form, string? then, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        var isSubmitted = then != "Draft";
        Form = form;
        await OfferAsync(cancellationToken);
        if (await desk.ReadAsync(form, isSubmitted, User.Viewer, ModelState, cancellationToken) is not { } evidence)
        {
            return Page();
        }

        try
        {
            await reviseEvidence.ExecuteAsync(code, form.Follows, evidence, isSubmitted, User.Viewer, cancellationToken);
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess(
            isSubmitted ? $"Revision {form.Follows + 1} of {code} waits for someone else to accept it" : $"The draft of {code} is saved",
            desk.Notice);
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found
            || !await permissions.MayAsync(
                found.Facts.EvidenceItemId, EvidenceAction.Revise, HttpMethods.IsPost(Request.Method), User.Viewer, cancellationToken))
        {
            return false;
        }

        (Details, Facts, ReturnedBecause) = (found, found.Facts, found.Facts.Stage == EvidenceStage.Returned ? found.Revision.DecisionReason : null);
        return true;
    }

    private async Task OfferAsync(CancellationToken cancellationToken)
    {
        Form.IsRevision = true;
        Form.HasFixedFacts = Facts.WasHandedIn;
        await desk.OfferAsync(Form, User.Viewer, null, cancellationToken);
        var theirs = (await choices.ControlsAsync(User.Viewer, cancellationToken)).Select(c => c.ControlId).ToHashSet();
        Form.FixedControls = [.. Details.Controls.Where(c => !theirs.Contains(c.ControlId))];
    }
}
