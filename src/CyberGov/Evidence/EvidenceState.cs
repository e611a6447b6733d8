namespace CyberGov.Evidence;

/// <summary>Whether an item still counts.</summary>
public enum EvidenceState
{
    Current,

    /// <summary>Counts today but not for much longer.</summary>
    Expiring,
    Expired,
    Withdrawn,
}

public static class EvidenceStates
{
    /// <summary>How many days before the end an item is called expiring.</summary>
    public const int NoticeDays = 30;

    public static EvidenceState Of(DateTimeOffset? withdrawnAt, DateOnly? expiresOn, DateOnly today)
    {
        if (withdrawnAt is not null)
        {
            return EvidenceState.Withdrawn;
        }

        if (expiresOn < today)
        {
            return EvidenceState.Expired;
        }

        return expiresOn <= today.AddDays(NoticeDays) ? EvidenceState.Expiring : EvidenceState.Current;
    }

    /// <summary>The same rule as <see cref="Of"/>, as a condition for the database.</summary>
    public static IQueryable<EvidenceItem> InAnyOf(
        this IQueryable<EvidenceItem> items, IReadOnlyCollection<EvidenceState> states, DateOnly today)
    {
        var soon = today.AddDays(NoticeDays);
        var current = states.Contains(EvidenceState.Current);
        var expiring = states.Contains(EvidenceState.Expiring);
        var expired = states.Contains(EvidenceState.Expired);
        var withdrawn = states.Contains(EvidenceState.Withdrawn);

        return items.Where(e =>
            (withdrawn && e.WithdrawnAt != null)
            || (e.WithdrawnAt == null
                && ((current && (e.ExpiresOn == null || e.ExpiresOn > soon))
                    || (expiring && e.ExpiresOn >= today && e.ExpiresOn <= soon)
                    || (expired && e.ExpiresOn < today))));
    }
}
