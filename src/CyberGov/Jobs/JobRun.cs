namespace CyberGov.Jobs;

public enum JobRunOutcome
{
    Running,
    Succeeded,
    Failed,

    /// <summary>The program was stopped in an orderly way; the job runs again when it is back.</summary>
    Stopped,

    /// <summary>Its process died half-way.</summary>
    Interrupted,
}

/// <summary>One run of one recurring job: what the jobs page shows of the past.</summary>
public sealed class JobRun
{
    private const int LongestError = 2000;

    public Guid JobRunId { get; init; } = Guid.CreateVersion7();

    public required string JobName { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The machine and process it ran in.</summary>
    public required string Node { get; init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public JobRunOutcome Outcome { get; private set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; private set; }

    public TimeSpan? Duration => FinishedAt - StartedAt;

    public void Finish(JobRunOutcome outcome, DateTimeOffset now, string? error = null)
    {
        if (FinishedAt is not null)
        {
            throw new InvalidOperationException($"Run {JobRunId} has ended already.");
        }

        (Outcome, FinishedAt, Error) = (outcome, now, error is { Length: > LongestError } ? error[..LongestError] : error);
    }
}
