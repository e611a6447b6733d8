namespace CyberGov.Reviews;

/// <summary>The next dates that a schedule would give, before it is saved.</summary>
/// <param name="IsByEvidence">They are those of evidence that counts now; otherwise nothing runs out, or the schedule does not go by it.</param>
public sealed record PreviewedDates(IReadOnlyList<NextReview> Dates, bool IsByEvidence);

public sealed class SchedulePreviewQuery(ScheduleBookQuery books)
{
    private const int DatesShown = 6;

    /// <param name="terms">What the schedule says.</param>
    /// <param name="target">The control or framework it is for, as far as that is chosen yet.</param>
    /// <param name="controlMonths">The months of its control.</param>
    /// <param name="today">From when on.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PreviewedDates> ExecuteAsync(
        ReviewScheduleTerms terms, ScheduleTarget target, int controlMonths, DateOnly today, CancellationToken cancellationToken)
    {
        var workingDays = (await books.ExecuteAsync([], cancellationToken)).WorkingDays;
        var byEvidence = terms.Kind is ReviewScheduleKind.EvidenceExpiry
            ? SchedulePreview.BeforeExpiry(terms, await books.ExpiriesOfAsync(target, cancellationToken), today, workingDays, DatesShown)
            : [];

        return byEvidence.Count > 0
            ? new PreviewedDates(byEvidence, IsByEvidence: true)
            : new PreviewedDates(SchedulePreview.Of(terms, controlMonths, today, workingDays, DatesShown), IsByEvidence: false);
    }
}
