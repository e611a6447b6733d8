using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>Completes each review on its day and opens the one that follows it.</summary>
internal static class ReviewEvents
{
    /// <summary>Half a year at most, as nobody moves what is further off.</summary>
    private const int DaysMovedAhead = 180;

    public static IEnumerable<DemoEvent> All(DemoPlan plan, Guid officerId)
    {
        foreach (var (code, reviews) in plan.Reviews)
        {
            for (var i = 0; i < reviews.Count - 1; i++)
            {
                var (done, next) = (reviews[i].Completion!, reviews[i + 1]);
                yield return new DemoEvent(done.At, done.By.Id, world => Complete(world, code, done, next));

                // The database allows a control one open review, so the old one is saved first.
                yield return new DemoEvent(done.At, done.By.Id, world => Open(world, code, next));
            }

            var open = reviews[^1];
            if (open.DueOn != open.ScheduledFor)
            {
                var on = open.CreatedOn.AddDays(1) > open.DueOn.AddDays(-DaysMovedAhead)
                    ? open.CreatedOn.AddDays(1)
                    : open.DueOn.AddDays(-DaysMovedAhead);
                yield return new DemoEvent(UkTime.At(on, new TimeOnly(10, 30)), officerId,
                    world => Move(world, code, open.DueOn, officerId, on));
            }
        }
    }

    public static void Open(DemoWorld world, string code, PlannedReview planned)
    {
        var control = world.Controls[code];
        var review = new Review
        {
            ReviewId = planned.ReviewId,
            ControlId = control.ControlId,
            ScheduledFor = planned.ScheduledFor,
            DueOn = planned.ScheduledFor,
            CreatedOn = planned.CreatedOn,
        };
        control.NextReviewDueOn = planned.ScheduledFor;
        world.OpenReviews[code] = review;
        world.Db.Reviews.Add(review);
    }

    private static void Complete(DemoWorld world, string code, PlannedCompletion done, PlannedReview next)
    {
        var review = world.OpenReviews[code];
        var on = UkTime.DateIn(done.At);

        // The follower it returns is put aside: the planned one has a key that is the same every time.
        review.Complete(done.Outcome, done.Note, done.By.Id, done.At, NextReview.On(next.ScheduledFor));
        review.RecordStatusSeen(world.Controls[code].Status);
        review.EvidenceSeen.AddRange(done.RevisionIds.Select(
            id => new ReviewEvidence { ReviewId = review.ReviewId, EvidenceRevisionId = id }));
        world.Controls[code].RecordReview(StatusFor(done.Outcome), on, next.ScheduledFor);
    }

    private static void Move(DemoWorld world, string code, DateOnly dueOn, Guid officerId, DateOnly on)
    {
        world.OpenReviews[code].Move(dueOn, "Moved to the day the service's own team meeting looks at it.", officerId, on);
        world.Controls[code].NextReviewDueOn = dueOn;
    }

    private static ControlStatus StatusFor(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.InPlace => ControlStatus.InPlace,
        ReviewOutcome.PartlyInPlace => ControlStatus.PartlyInPlace,
        ReviewOutcome.NotInPlace => ControlStatus.NotInPlace,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
