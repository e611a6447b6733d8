namespace CyberGov.Jobs;

/// <summary>This process, as the runs of jobs name it.</summary>
public sealed class JobNode(TimeProvider time)
{
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();
}
