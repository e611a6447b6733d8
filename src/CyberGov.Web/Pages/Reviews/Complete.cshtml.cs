using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>Where the mail's link leads: look at one control and say how well it works.</summary>
[Authorize(Policy = Policies.CompleteReview)]
public sealed class CompleteModel(
    ReviewToCompleteQuery query, CompleteReview completeReview, CompleteUnchanged completeUnchanged, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ReviewId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select how well the control is working")]
    public ReviewOutcome? Outcome { get; set; }

    [BindProperty]
    [StringLength(4000, ErrorMessage = "Note must be 4,000 characters or less")]
    public string? Note { get; set; }

    [BindProperty]
    public List<Guid> LookedAt { get; set; } = [];

    public ReviewToComplete Review { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    /// <summary>Whether one button is enough; see <see cref="ReviewOnRecord.MayBeUnchanged"/>.</summary>
    public bool MayBeUnchanged => Review.OnRecord is { MayBeUnchanged: true };

    public bool MayMove => User.May(Policies.ManageControls);

    public IReadOnlyList<SelectListItem> EvidenceChoices =>
    [
        .. Review.Evidence.Select(e => new Choice($"{e.Code}: {e.Title}", e.EvidenceRevisionId.ToString()) { Hint = DatesOf(e.EffectiveOn, e.ExpiresOn) }),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Outcome is { } chosen && ReviewFindings.NeedsNote(chosen) && string.IsNullOrWhiteSpace(Note))
        {
            ModelState.AddModelError(nameof(Note), "Enter what is missing and what will be done about it");
        }

        if (Review.IsCompletedByViewer)
        {
            return ToWhatIsRecorded();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var findings = new ReviewFindings(Outcome!.Value, Note, LookedAt);
        try
        {
            if (await completeReview.ExecuteAsync(User.Viewer, ReviewId, findings, cancellationToken) is not { } nextDueOn)
            {
                return NotFound();
            }

            this.ShowSuccess($"The review of {Review.ControlCode} is complete. The next is due on {nextDueOn.InWords()}.");
            return RedirectToPage("Index");
        }
        catch (DbUpdateConcurrencyException)
        {
            if (await LoadAsync(cancellationToken) && Review.IsCompletedByViewer)
            {
                return ToWhatIsRecorded();
            }

            throw;
        }
    }

    /// <summary>The second of two clicks: the link in the mail was the first.</summary>
    public async Task<IActionResult> OnPostUnchangedAsync(string? seal, CancellationToken cancellationToken)
    {
        var result = (await completeUnchanged.ExecuteAsync(User.Viewer, [new(ReviewId, seal ?? "")], cancellationToken))[0];
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (result != UnchangedResult.Completed && Review.CompletedAt is not null)
        {
            return ToWhatIsRecorded();
        }

        if (result == UnchangedResult.NotOffered)
        {
            return NotFound();
        }

        if (result == UnchangedResult.RecordChanged)
        {
            ModelState.AddModelError("", "Something on record has changed since you opened this page: look at it again");
            return Page();
        }

        this.ShowSuccess($"The review of {Review.ControlCode} is complete: nothing has changed. The next is due on {Review.NextDueOn.InWords()}.");
        return RedirectToPage("Index");
    }

    /// <summary>A second click, or one after someone else's, is answered with what the first one recorded.</summary>
    private RedirectToPageResult ToWhatIsRecorded() => RedirectToPage("Complete", pageHandler: "", new { ReviewId });

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        Today = time.TodayInUk();

        if (await query.ExecuteAsync(User.Viewer, ReviewId, cancellationToken) is not { } review)
        {
            return false;
        }

        Review = review;

        return true;
    }

    public string DatesOf(DateOnly effectiveOn, DateOnly? expiresOn) => expiresOn switch
    {
        null => $"from {effectiveOn.InWords()}",
        { } end when end < Today => $"from {effectiveOn.InWords()}; it ran out on {end.InWords()}",
        { } end => $"{effectiveOn.InWords()} to {end.InWords()}",
    };
}
