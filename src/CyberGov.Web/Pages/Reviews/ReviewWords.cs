using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>How the outcome of a review is said.</summary>
public static class ReviewWords
{
    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.InPlace => "In place",
        ReviewOutcome.PartlyInPlace => "Partly in place",
        ReviewOutcome.NotInPlace => "Not in place",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of a review."),
    };

    /// <summary>As it reads inside a sentence: "partly in place".</summary>
    public static string InSentence(ReviewOutcome outcome) => PlainName.InSentence(Of(outcome));
}
