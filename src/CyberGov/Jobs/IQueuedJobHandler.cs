namespace CyberGov.Jobs;

/// <summary>Does the work of one kind of <see cref="QueuedJob"/>. Safe to run again after a crash half-way.</summary>
public interface IQueuedJobHandler
{
    string Kind { get; }

    Task ExecuteAsync(QueuedJob job, IJobProgress progress, CancellationToken cancellationToken);
}

/// <summary>Tells the person who waits how far the work is; throws <see cref="OperationCanceledException"/> once they cancelled.</summary>
public interface IJobProgress
{
    Task ReportAsync(int percentDone, string progress, CancellationToken cancellationToken);
}
