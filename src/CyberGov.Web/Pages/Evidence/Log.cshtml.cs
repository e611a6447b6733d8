using CyberGov.Calendar;
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
public sealed class LogModel(
    EvidenceFormDesk desk,
    LogEvidence logEvidence,
    AttachEvidence attachEvidence,
    AnswerEvidenceRequest answerRequest,
    EvidenceRequestQueries requests,
    EvidenceDetailsQuery details,
    TimeProvider time) : PageModel
{
    public EvidenceForm Form { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string? control, string? replaces, string? answers, CancellationToken cancellationToken)
    {
        Form = new EvidenceForm
        {
            Kind = EvidenceKind.Log,
            EffectiveOn = time.TodayInUk(),
            OwnerId = User.PersonId,
            Answers = answers,
        };
        if (!string.IsNullOrEmpty(replaces))
        {
            if (await details.ExecuteAsync(replaces, User.Viewer, cancellationToken) is not { } replaced)
            {
                return NotFound();
            }

            FillFrom(replaced);
        }

        await desk.OfferAsync(Form, User.Viewer, control, cancellationToken);
        return Page();
    }

    /// <param name="form">What was filled in.</param>
    /// <param name="then">Which button: hand it in, or keep it as a draft.</param>
    /// <param name="useInstead">The code of an item that holds the same file, when that is to serve the controls instead.</param>
    /// <param name="cancellationToken">The browser went away.</param>
    public async Task<IActionResult> OnPostAsync(
        EvidenceForm form, string? then, string? useInstead, CancellationToken cancellationToken)
    {
        Form = form;
        try
        {
            return useInstead is { Length: > 0 }
                ? await AttachAsync(useInstead, cancellationToken)
                : await LogAsync(isSubmitted: then != "Draft", cancellationToken);
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }
    }

    private async Task<IActionResult> LogAsync(bool isSubmitted, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(Form, isSubmitted, User.Viewer, ModelState, cancellationToken) is not { } evidence)
        {
            await desk.OfferAsync(Form, User.Viewer, null, cancellationToken);
            return Page();
        }

        if (Form.Answers is { Length: > 0 } asked && !await requests.MayAnswerAsync(asked, User.Viewer, cancellationToken))
        {
            ModelState.AddModelError(string.Empty, $"{asked} has been answered or closed meanwhile: hand this in by itself if it is still of use");
            Form.Answers = null;
            await desk.OfferAsync(Form, User.Viewer, null, cancellationToken);
            return Page();
        }

        var code = isSubmitted
            ? await logEvidence.ExecuteAsync(evidence, User.Viewer, cancellationToken)
            : await logEvidence.SaveDraftAsync(evidence, User.Viewer, cancellationToken);
        if (isSubmitted && Form.Answers is { Length: > 0 } request)
        {
            await answerRequest.ExecuteAsync(request, code, User.Viewer, cancellationToken);
        }

        this.ShowSuccess(
            isSubmitted
                ? $"Evidence {code} is logged and waits for someone else to accept it"
                : $"{code} is saved as a draft; hand it in when it is ready"
                    + (Form.Answers is { Length: > 0 } waiting ? $", and then pick it as the answer to {waiting}" : ""),
            desk.Notice);
        return RedirectToPage("Details", new { code });
    }

    private async Task<IActionResult> AttachAsync(string code, CancellationToken cancellationToken)
    {
        if (Form.ControlIds.Count == 0)
        {
            ModelState.AddModelError(nameof(Form.ControlIds), "Select at least one control");
            await desk.OfferAsync(Form, User.Viewer, null, cancellationToken);
            return Page();
        }

        await attachEvidence.ExecuteAsync(code, Form.ControlIds, User.Viewer, cancellationToken);
        if (Form.Answers is { Length: > 0 } request)
        {
            await answerRequest.ExecuteAsync(request, code, User.Viewer, cancellationToken);
        }

        this.ShowSuccess($"Evidence {code} now serves the controls you chose");
        return RedirectToPage("Details", new { code });
    }

    /// <summary>The next of a series says the same of a later time; its files are new.</summary>
    private void FillFrom(EvidenceDetails replaced)
    {
        Form = EvidenceForm.Of(replaced.Facts, replaced.Revision, replaced.Controls);
        Form.Replaces = replaced.Facts.Code;
        (Form.Note, Form.LinkUrl, Form.EffectiveOn, Form.PeriodEndsOn, Form.ExpiresOn, Form.Follows) =
            (null, null, time.TodayInUk(), null, null, 0);
    }
}
