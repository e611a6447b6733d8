using CyberGov.Identity;

namespace CyberGov.Evidence;

/// <summary>An item's stage and dates in one word, as people see it.</summary>
public enum EvidenceState
{
    Draft,
    Submitted,
    Returned,
    Current,

    /// <summary>Counts today but not for much longer.</summary>
    Expiring,
    Expired,
    Superseded,
    Withdrawn,
    Disposed,
}

public static class EvidenceStates
{
    /// <summary>How many days before the end an item is called expiring.</summary>
    public const int NoticeDays = 30;

    public static EvidenceState Of(EvidenceStage stage, DateOnly? expiresOn, DateOnly today) => stage switch
    {
        EvidenceStage.Draft => EvidenceState.Draft,
        EvidenceStage.Submitted => EvidenceState.Submitted,
        EvidenceStage.Returned => EvidenceState.Returned,
        EvidenceStage.Superseded => EvidenceState.Superseded,
        EvidenceStage.Withdrawn => EvidenceState.Withdrawn,
        EvidenceStage.Disposed => EvidenceState.Disposed,
        EvidenceStage.Accepted when expiresOn < today => EvidenceState.Expired,
        EvidenceStage.Accepted when expiresOn <= today.AddDays(NoticeDays) => EvidenceState.Expiring,
        EvidenceStage.Accepted => EvidenceState.Current,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>What still has a part to play: everything handed in that nothing has taken the place of.</summary>
    public static IQueryable<EvidenceItem> Standing(this IQueryable<EvidenceItem> items) => items.Where(e =>
        e.Stage == EvidenceStage.Submitted || e.Stage == EvidenceStage.Returned || e.Stage == EvidenceStage.Accepted
        || (e.Stage == EvidenceStage.Draft && e.AcceptedRevisionNumber != null));

    /// <summary>What this person, or someone whose leave they cover, owns or logged.</summary>
    public static IQueryable<EvidenceItem> OfPerson(this IQueryable<EvidenceItem> items, Viewer viewer)
    {
        var people = viewer.ActsFor;
        return items.Where(e => people.Contains(e.OwnerId) || people.Contains(e.LoggedById));
    }

    /// <summary>The same rule as <see cref="Of"/>, as a condition for the database.</summary>
    public static IQueryable<EvidenceItem> InAnyOf(
        this IQueryable<EvidenceItem> items, IReadOnlyCollection<EvidenceState> states, DateOnly today)
    {
        if (states.Count == 1)
        {
            return items.In(states.First(), today);
        }

        var soon = today.AddDays(NoticeDays);
        var current = states.Contains(EvidenceState.Current);
        var expiring = states.Contains(EvidenceState.Expiring);
        var expired = states.Contains(EvidenceState.Expired);
        EvidenceStage[] stages = [.. states.Select(StageOf).OfType<EvidenceStage>()];
        if (!current && !expiring && !expired)
        {
            return items.Where(e => stages.Contains(e.Stage));
        }

        return items.Where(e => stages.Contains(e.Stage)
            || (e.Stage == EvidenceStage.Accepted
                && ((current && (e.ExpiresOn == null || e.ExpiresOn > soon))
                    || (expiring && e.ExpiresOn >= today && e.ExpiresOn <= soon)
                    || (expired && e.ExpiresOn < today))));
    }

    /// <summary>One state asked for by itself, in a condition short enough for the databases to answer from an index.</summary>
    private static IQueryable<EvidenceItem> In(this IQueryable<EvidenceItem> items, EvidenceState state, DateOnly today)
    {
        var soon = today.AddDays(NoticeDays);
        var stage = StageOf(state) ?? EvidenceStage.Accepted;
        items = items.Where(e => e.Stage == stage);
        return state switch
        {
            EvidenceState.Current => items.Where(e => e.ExpiresOn == null || e.ExpiresOn > soon),
            EvidenceState.Expiring => items.Where(e => e.ExpiresOn >= today && e.ExpiresOn <= soon),
            EvidenceState.Expired => items.Where(e => e.ExpiresOn < today),
            _ => items,
        };
    }

    /// <summary>The stage that alone makes the state; null for those that the date decides.</summary>
    private static EvidenceStage? StageOf(EvidenceState state) => state switch
    {
        EvidenceState.Draft => EvidenceStage.Draft,
        EvidenceState.Submitted => EvidenceStage.Submitted,
        EvidenceState.Returned => EvidenceStage.Returned,
        EvidenceState.Superseded => EvidenceStage.Superseded,
        EvidenceState.Withdrawn => EvidenceStage.Withdrawn,
        EvidenceState.Disposed => EvidenceStage.Disposed,
        _ => null,
    };
}
