using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence.Requests;

/// <summary>Where the mail's link lands: what is asked, what is there already that might answer it, and a way to log what is not.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
[KeepsTypedText(nameof(Evidence), nameof(Reason))]
public sealed class AnswerModel(
    EvidenceRequestQueries queries,
    EvidenceSuggestionsQuery suggestions,
    EvidenceOfControlQuery ofControl,
    AnswerEvidenceRequest answerRequest,
    CloseEvidenceRequest closeRequest,
    TimeProvider time) : PageModel
{
    private const int MostOfControl = 10;

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    [StringLength(CloseEvidenceRequest.MaxReasonLength, ErrorMessage = "Reason must be 2,000 characters or less")]
    public string? Reason { get; set; }

    public EvidenceRequestRow Asked { get; private set; } = null!;

    public bool MayAnswer { get; private set; }

    public bool MayClose => Asked.ClosedAt is null && (MayAnswer || Asked.RequestedById == User.PersonId);

    public IReadOnlyList<Choice> Suggestions { get; private set; } = [];

    public DateOnly Today => time.TodayInUk();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostPickAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !MayAnswer)
        {
            return NotFound();
        }

        if (string.IsNullOrEmpty(Evidence))
        {
            ModelState.AddModelError(nameof(Evidence), "Select the item that shows it");
            return Page();
        }

        try
        {
            await answerRequest.ExecuteAsync(code, Evidence, User.Viewer, cancellationToken);
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess($"{code} is answered with {Evidence}");
        return RedirectToPage("Answer", new { code });
    }

    public async Task<IActionResult> OnPostCloseAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !MayClose)
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter why it is closed");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await closeRequest.ExecuteAsync(code, Reason!, User.Viewer, cancellationToken);
        this.ShowSuccess($"{code} is closed");
        return RedirectToPage("Answer", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Asked = found;
        MayAnswer = await queries.MayAnswerAsync(code, User.Viewer, cancellationToken);
        if (MayAnswer)
        {
            Suggestions = [.. await SuggestedAsync(cancellationToken)];
        }

        return true;
    }

    private async Task<IEnumerable<Choice>> SuggestedAsync(CancellationToken cancellationToken)
    {
        var own = await ofControl.ExecuteAsync(Asked.ControlId, MostOfControl, User.Viewer, Today, cancellationToken);
        var others = await suggestions.ExecuteAsync(Asked.ControlId, null, User.Viewer, Today, cancellationToken);
        return own
            .Where(e => e.State is EvidenceState.Current or EvidenceState.Expiring or EvidenceState.Submitted)
            .Select(e => new Choice($"{e.Code} {e.Title}", e.Code) { Hint = $"{e.State.Words}; of this control since {e.EffectiveOn.InWords()}" })
            .Concat(others.Select(e => new Choice($"{e.Code} {e.Title}", e.Code) { Hint = $"{e.State.Words}; {e.Why.ToLowerInvariant()}" }));
    }
}
