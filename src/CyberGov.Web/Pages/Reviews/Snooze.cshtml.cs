using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>Keeps the reminders of one review quiet for a while, with a reason.</summary>
[Authorize(Policy = Policies.CompleteReview)]
public sealed class SnoozeModel(ReviewStandingQuery standing, SnoozeReview snoozeReview, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ReviewId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter until when reminders keep quiet")]
    [Display(Name = "The day")]
    public DateOnly? Until { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter why it is snoozed")]
    [StringLength(Review.MaxReasonLength, ErrorMessage = "Reason must be 1,000 characters or less")]
    public string? Reason { get; set; }

    public Review Review { get; private set; } = null!;

    /// <summary>Null when it cannot be snoozed any more.</summary>
    public DateOnly? Latest { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Latest is not { } latest)
        {
            return NotFound();
        }

        if (Until is { } day && (day <= time.TodayInUk() || day > latest))
        {
            ModelState.AddModelError(nameof(Until), $"The day must be after today and no later than {latest.InWords()}");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await snoozeReview.ExecuteAsync(User.Viewer, ReviewId, Until!.Value, Reason!, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess($"Reminders of the review of {Review.Control!.Code} keep quiet until {Until.Value.InWords()}.");
        return LocalRedirect($"/controls/{Review.Control.Code}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await standing.SnoozableAsync(User.Viewer, ReviewId, cancellationToken) is not { } review)
        {
            return false;
        }

        (Review, Latest) = (review, review.LatestSnooze(time.TodayInUk()));
        return true;
    }
}
