using CyberGov.Reviews;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>How the outcome of a review is said.</summary>
public static class ReviewWords
{
    public static IReadOnlyList<SelectListItem> Outcomes { get; } =
    [
        new Choice("In place", nameof(ReviewOutcome.InPlace)) { Hint = "It works as described, everywhere it should" },
        new Choice("Partly in place", nameof(ReviewOutcome.PartlyInPlace)) { Hint = "It works in part, or not everywhere" },
        new Choice("Not in place", nameof(ReviewOutcome.NotInPlace)) { Hint = "It is missing or does not work" },
    ];

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
