namespace CyberGov.Jobs;

/// <summary>What became of a recurring job: which of its times has been served and how the last run went.</summary>
public sealed class RecurringJobState
{
    public required string JobName { get; init; }

    /// <summary>The scheduled time that was last completed; a later one that has passed is owed.</summary>
    public DateTimeOffset? CompletedSlot { get; private set; }

    /// <summary>While a node runs the job no other does. Renewed while it runs; a crashed node's claim runs out.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    public DateTimeOffset? LastStartedAt { get; private set; }

    public DateTimeOffset? LastFinishedAt { get; private set; }

    /// <summary>Null after a good run.</summary>
    public string? LastError { get; private set; }

    /// <summary>How many runs have failed in a row.</summary>
    public int FailureCount { get; private set; }

    /// <summary>After a failure: not before this moment.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>The run someone has asked for; it starts whatever is owed. Set without a new version, so that a run in progress is not disturbed.</summary>
    public Guid? RequestedRunId { get; private set; }

    public int Version { get; private set; }

    public bool IsRunning(DateTimeOffset now) => ClaimedUntil > now;

    public bool Owes(DateTimeOffset slot, DateTimeOffset now) => !IsRunning(now)
        && (RequestedRunId is not null
            || ((CompletedSlot is null || CompletedSlot < slot) && (RetryAt is null || RetryAt <= now)));

    public JobRun Claim(DateTimeOffset now, TimeSpan howLong, string node)
    {
        var run = new JobRun
        {
            JobRunId = RequestedRunId ?? Guid.CreateVersion7(),
            JobName = JobName,
            StartedAt = now,
            Node = node,
        };
        (LastStartedAt, ClaimedUntil, RequestedRunId) = (now, now + howLong, null);
        Version++;

        return run;
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
        (FailureCount, RetryAt) = (0, null);
        Version++;
    }

    /// <summary>The slot stays owed, and is tried again after 1 minute, then 2, 4 and so on up to an hour.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        (LastFinishedAt, LastError, ClaimedUntil) = (now, error, null);
        RetryAt = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, Math.Min(FailureCount, 10)), 60));
        FailureCount++;
        Version++;
    }
}
