using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>For an owner of many: one tick for each review where nothing has changed, and one button.</summary>
[Authorize(Policy = Policies.CompleteReview)]
public sealed class CompleteManyModel(ReviewOnRecordQuery onRecord, CompleteUnchanged completeUnchanged, TimeProvider time) : PageModel
{
    /// <summary>Each a review and the seal of what was shown of it.</summary>
    [BindProperty]
    public List<string> Unchanged { get; set; } = [];

    public IReadOnlyList<ReviewOnRecord> Reviews { get; private set; } = [];

    /// <summary>Codes of the controls whose ticked review was not completed.</summary>
    public IReadOnlyList<string> NotCompleted { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public string ValueOf(ReviewOnRecord review) => $"{review.ReviewId}.{review.Seal}";

    /// <summary>The first tick box carries the field's own id, so that the error summary's link lands on it.</summary>
    public string IdOf(ReviewOnRecord review) =>
        review == Reviews.FirstOrDefault(r => r.MayBeUnchanged) ? nameof(Unchanged) : $"{nameof(Unchanged)}-{review.ReviewId}";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var ticked = Unchanged.Select(Read).OfType<UnchangedReview>().DistinctBy(t => t.ReviewId).Take(ReviewOnRecordQuery.Most).ToList();
        if (ticked.Count == 0)
        {
            ModelState.AddModelError(nameof(Unchanged), "Tick at least one review where nothing has changed");
            await LoadAsync(cancellationToken);
            return Page();
        }

        var results = await completeUnchanged.ExecuteAsync(User.Viewer, ticked, cancellationToken);
        var done = results.Count(IsDone);
        if (done == ticked.Count)
        {
            this.ShowSuccess(results.Contains(UnchangedResult.Completed)
                ? $"{done} {(done == 1 ? "review is" : "reviews are")} complete."
                : $"You have already completed {(done == 1 ? "this review" : $"these {done} reviews")}.");
            return RedirectToPage();
        }

        await LoadAsync(cancellationToken);
        var failed = ticked.Zip(results).Where(r => !IsDone(r.Second)).Select(r => r.First.ReviewId).ToHashSet();
        NotCompleted = [.. Reviews.Where(r => failed.Contains(r.ReviewId)).Select(r => r.ControlCode).DefaultIfEmpty("reviews that someone else has completed")];
        return Page();
    }

    private static bool IsDone(UnchangedResult result) => result is UnchangedResult.Completed or UnchangedResult.CompletedBefore;

    private static UnchangedReview? Read(string value) =>
        value.Split('.') is [var id, var seal] && Guid.TryParse(id, out var reviewId) ? new UnchangedReview(reviewId, seal) : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Today = time.TodayInUk();
        Reviews = await onRecord.DueAsync(User.Viewer, cancellationToken);
    }
}
