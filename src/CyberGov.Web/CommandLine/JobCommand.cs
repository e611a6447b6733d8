using CyberGov.Jobs;
using CyberGov.Web.Hosting;

namespace CyberGov.Web.CommandLine;

internal static class JobCommand
{
    public static async Task<int> ListAsync(string[] args, TextWriter output)
    {
        await using var app = CyberGovHost.Build([.. new Options(args, [], []).Settings]);
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var position in await scope.ServiceProvider.GetRequiredService<JobPositionsQuery>().ExecuteAsync(CancellationToken.None))
        {
            var (job, state) = (position.Job, position.State);
            var last = state?.LastFinishedAt is { } at ? $"last run {at:yyyy-MM-dd HH:mm} UTC" : "not run yet";
            await output.WriteLineAsync(
                $"{job.Name}: {job.Schedule.Words}; {last}; next {position.NextRunAt:yyyy-MM-dd HH:mm} UTC"
                + (state?.LastError is { } error ? $"; failed: {error}" : string.Empty));
        }

        return Commands.Done;
    }

    public static async Task<int> RunAsync(string name, string[] args, TextWriter output)
    {
        await using var app = CyberGovHost.Build([.. new Options(args, [], []).Settings]);
        if (!app.Services.GetRequiredService<IReadOnlyList<ScheduledJob>>().Any(j => j.Name == name))
        {
            throw new UsageException($"There is no job called {name}. 'job list' shows them.");
        }

        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await app.Services.GetRequiredService<RecurringJobRunner>().RunNowAsync(name, CancellationToken.None);
        await output.WriteLineAsync($"{name} has run.");
        return Commands.Done;
    }
}
