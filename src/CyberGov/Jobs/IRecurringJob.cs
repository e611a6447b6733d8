namespace CyberGov.Jobs;

/// <summary>Work on a clock. Safe to run twice; lets exceptions out, so that a failure is recorded and seen.</summary>
public interface IRecurringJob
{
    Task ExecuteAsync(CancellationToken cancellationToken);
}
