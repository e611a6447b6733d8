using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.CommandLine;

internal static class JobCommand
{
    public static async Task<int> ListAsync(string[] args, TextWriter output)
    {
        await using var app = CyberGovHost.Build([.. new Options(args, [], []).Settings]);
        await Startup.PrepareAsync(app.Services, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var states = await scope.ServiceProvider.GetRequiredService<CyberGovDbContext>().RecurringJobs
            .ToDictionaryAsync(s => s.JobName, StringComparer.Ordinal);

        foreach (var job in scope.ServiceProvider.GetRequiredService<IReadOnlyList<ScheduledJob>>())
        {
            var state = states.GetValueOrDefault(job.Name);
            var last = state?.LastFinishedAt is { } at ? $"last run {at:yyyy-MM-dd HH:mm} UTC" : "not run yet";
            await output.WriteLineAsync(
                $"{job.Name}: {job.Schedule.Words}; {last}{(state?.LastError is { } error ? $"; failed: {error}" : string.Empty)}");
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
