namespace CyberGov.Jobs;

public enum QueuedJobState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Work on demand, such as building a pack: saved in the caller's transaction, run in the background, its progress shown.</summary>
public sealed class QueuedJob
{
    public const int MostAttempts = 3;

    public Guid QueuedJobId { get; init; } = Guid.CreateVersion7();

    /// <summary>Names the handler, such as build-pack.</summary>
    public required string Kind { get; init; }

    /// <summary>The record the work is about, such as the pack's id.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid? RequestedById { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    public QueuedJobState State { get; private set; }

    public int AttemptCount { get; private set; }

    /// <summary>Renewed while the work runs; when it lapses the job is taken up again.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int PercentDone { get; private set; }

    /// <summary>What is being done, in words for the person who waits.</summary>
    public string? Progress { get; private set; }

    public string? Error { get; private set; }

    public bool IsCancelRequested { get; private set; }

    public int Version { get; private set; }

    public bool IsFinished => State is QueuedJobState.Done or QueuedJobState.Failed or QueuedJobState.Cancelled;

    public void Start(DateTimeOffset now, TimeSpan lease)
    {
        (State, LeasedUntil) = (QueuedJobState.Running, now + lease);
        AttemptCount++;
        Version++;
    }

    /// <summary>Whoever ran it is gone: it may be taken up again at once.</summary>
    public void ReleaseLease()
    {
        LeasedUntil = DateTimeOffset.UnixEpoch;
        Version++;
    }

    public void Report(int percentDone, string progress, DateTimeOffset now, TimeSpan lease)
    {
        (PercentDone, Progress, LeasedUntil) = (Math.Clamp(percentDone, 0, 100), progress, now + lease);
        Version++;
    }

    public void Succeed(DateTimeOffset now)
    {
        (State, PercentDone, FinishedAt, LeasedUntil, Error) = (QueuedJobState.Done, 100, now, null, null);
        Version++;
    }

    /// <summary>Goes back into the queue until it has been tried <see cref="MostAttempts"/> times.</summary>
    public void Fail(string error, DateTimeOffset now)
    {
        var tryAgain = AttemptCount < MostAttempts;
        (State, Error, LeasedUntil) = (tryAgain ? QueuedJobState.Queued : QueuedJobState.Failed, error, null);
        FinishedAt = tryAgain ? null : now;
        Version++;
    }

    public void RequestCancel(DateTimeOffset now)
    {
        if (State == QueuedJobState.Queued)
        {
            (State, FinishedAt) = (QueuedJobState.Cancelled, now);
        }

        IsCancelRequested = true;
        Version++;
    }

    public void Cancel(DateTimeOffset now)
    {
        (State, FinishedAt, LeasedUntil) = (QueuedJobState.Cancelled, now, null);
        Version++;
    }

    /// <summary>Puts failed or cancelled work back into the queue.</summary>
    public void TryAgain()
    {
        if (State is not (QueuedJobState.Failed or QueuedJobState.Cancelled))
        {
            throw new InvalidOperationException($"Job {QueuedJobId} is {State} and cannot be tried again.");
        }

        (State, AttemptCount, PercentDone, FinishedAt, Error, IsCancelRequested) = (QueuedJobState.Queued, 0, 0, null, null, false);
        Version++;
    }
}
