namespace CyberGov.Jobs;

/// <summary>What became of a recurring job: which of its times has been served and how the last run went.</summary>
public sealed class RecurringJobState
{
    public required string JobName { get; init; }

    /// <summary>The scheduled time that was last completed; a later one that has passed is owed.</summary>
    public DateTimeOffset? CompletedSlot { get; private set; }

    /// <summary>While a node runs the job no other does; a crashed node's claim runs out.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public DateTimeOffset? LastStartedAt { get; private set; }

    public DateTimeOffset? LastFinishedAt { get; private set; }

    /// <summary>Null after a good run.</summary>
    public string? LastError { get; private set; }

    public int Version { get; private set; }

    public bool Owes(DateTimeOffset slot, DateTimeOffset now) =>
        (CompletedSlot is null || CompletedSlot < slot) && (ClaimedUntil is null || ClaimedUntil <= now);

    public void Claim(DateTimeOffset now, TimeSpan howLong)
    {
        (LastStartedAt, ClaimedUntil) = (now, now + howLong);
        Version++;
    }

    /// <summary>Whoever ran it is gone: it may be run again at once.</summary>
    public void ReleaseClaim()
    {
        ClaimedUntil = null;
        Version++;
    }

    public void Succeed(DateTimeOffset slot, DateTimeOffset now)
    {
        (CompletedSlot, LastFinishedAt, LastError, ClaimedUntil) = (slot, now, null, null);
        Version++;
    }

    /// <summary>The slot stays owed; the claim is kept until <paramref name="retryAt"/> so that the next try waits.</summary>
    public void Fail(string error, DateTimeOffset now, DateTimeOffset retryAt)
    {
        (LastFinishedAt, LastError, ClaimedUntil) = (now, error, retryAt);
        Version++;
    }
}
