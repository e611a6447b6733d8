namespace CyberGov.IntegrationTests.Reminders;

/// <summary>The process that runs the jobs now; after it was killed, another.</summary>
internal sealed class ClockedJobs(string[] settings) : IAsyncDisposable
{
    private ClockedJobsProcess? _process;

    public async Task<ClockedJobsProcess> ProcessAsync(CancellationToken cancellationToken) =>
        _process ??= await ClockedJobsProcess.StartAsync(settings, cancellationToken);

    public async Task KillAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }
    }
}
