using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>Makes one review due on another day, with a reason.</summary>
[Authorize(Policy = Policies.ManageControls)]
public sealed class MoveModel(ReviewStandingQuery standing, MoveReview moveReview, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ReviewId { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter when it is due instead")]
    [Display(Name = "The new day")]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter why it is moved")]
    [StringLength(Review.MaxReasonLength, ErrorMessage = "Reason must be 1,000 characters or less")]
    public string? Reason { get; set; }

    public Review Review { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var today = time.TodayInUk();
        if (DueOn is { } day && (day < today || day > today.AddDays(Review.LongestMoveInDays)))
        {
            ModelState.AddModelError(nameof(DueOn), $"The new day must be from today to {today.AddDays(Review.LongestMoveInDays).InWords()}");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await moveReview.ExecuteAsync(User.Viewer, ReviewId, DueOn!.Value, Reason!, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess($"The review of {Review.Control!.Code} is due on {DueOn.Value.InWords()}.");
        return LocalRedirect($"/controls/{Review.Control.Code}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await standing.MovableAsync(User.Viewer, ReviewId, cancellationToken) is not { } review)
        {
            return false;
        }

        Review = review;
        return true;
    }
}
