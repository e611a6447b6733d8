using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Publication;

/// <summary>Who decided what, on exactly which words.</summary>
internal static class PaperDecisions
{
    public static IEnumerable<PaperBlock> Blocks(IReadOnlyList<PiaDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            yield break;
        }

        yield return new PaperHeading(1, "Decisions");
        foreach (var decision in decisions)
        {
            yield return new PaperHeading(2, $"{PiaWords.Done(decision.Action)}, {UkTime.DateIn(decision.TakenAt).InWords()}");
            yield return new PaperFacts(PiaWords.Done(decision.Action), [.. Facts(decision)]);
        }
    }

    private static IEnumerable<PaperFact> Facts(PiaDecision decision)
    {
        yield return new("By", decision.JobTitle is { Length: > 0 } post ? $"{decision.TakenByName}, {post}" : decision.TakenByName);
        yield return new("Acting as", PiaWords.Of(decision.ActingAs));
        yield return new("At", decision.TakenAt.InUkWords());
        yield return new("On version", decision.VersionNumber.ToString(CultureInfo.InvariantCulture));
        if (decision.Recommendation is { } recommendation)
        {
            yield return new("Recommendation", PiaWords.Of(recommendation));
        }

        if (decision.FollowsAdvice is { } follows)
        {
            yield return new("Follows the Data Protection Officer’s advice", PiaWords.YesNo(follows));
        }

        (string Term, string? Text)[] said =
        [
            ("Advice", decision.Advice), ("Reason", decision.Reason), ("Statement confirmed", decision.Statement),
            ("To be looked at again on", decision.NextReviewOn?.InWords()),
        ];
        foreach (var (term, text) in said)
        {
            if (!string.IsNullOrEmpty(text))
            {
                yield return new(term, text);
            }
        }

        yield return new("SHA-256 of what was decided on", decision.ContentHash);
    }
}
