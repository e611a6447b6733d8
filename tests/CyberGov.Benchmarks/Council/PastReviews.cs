using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Reviews;

namespace CyberGov.Benchmarks.Council;

/// <summary>Ten years of reviews: each control's cycle run through from the first day until its next review is still to come.</summary>
internal sealed class PastReviews(BigStaff staff, PastIds ids, DateOnly start, DateOnly today)
{
    private readonly Random _random = new(7);

    /// <summary>In order; the last one is open. Leaves on the control what the last completed one found.</summary>
    public List<Review> Of(Control control, int number)
    {
        var reviews = new List<Review>();
        var open = First(control, number);
        while (CompletedOn(open.DueOn) is var completedOn && completedOn < today)
        {
            var at = UkTime.At(completedOn, new TimeOnly(10, number % 60));
            var (outcome, status) = Found();
            var next = ReviewCycle.NextDueOn(completedOn, control.ReviewMonths);
            var following = open.Complete(outcome, "Looked at with the owner; see the evidence.", staff.OwnerOf(number).Id, at, NextReview.On(next));
            control.RecordReview(status, completedOn, next);
            reviews.Add(open);
            open = new Review
            {
                ReviewId = ids.At(at),
                ControlId = control.ControlId,
                ScheduledFor = following.ScheduledFor,
                DueOn = following.DueOn,
                CreatedOn = completedOn,
            };
        }

        reviews.Add(open);
        return reviews;
    }

    private Review First(Control control, int number)
    {
        var dueOn = start.AddDays(number % 90).AddMonths(control.ReviewMonths);
        return new Review
        {
            ReviewId = ids.At(UkTime.At(start, TimeOnly.MinValue)),
            ControlId = control.ControlId,
            ScheduledFor = dueOn,
            DueOn = dueOn,
            CreatedOn = start,
        };
    }

    /// <summary>Most are on time, some are weeks late.</summary>
    private DateOnly CompletedOn(DateOnly dueOn) => dueOn.AddDays(_random.Next(10) < 7 ? -_random.Next(10) : _random.Next(30));

    private (ReviewOutcome, ControlStatus) Found() => _random.Next(10) switch
    {
        0 => (ReviewOutcome.NotInPlace, ControlStatus.NotInPlace),
        1 or 2 => (ReviewOutcome.PartlyInPlace, ControlStatus.PartlyInPlace),
        _ => (ReviewOutcome.InPlace, ControlStatus.InPlace),
    };
}
