using System.Globalization;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Testing;
using CyberGov.Web.Hosting;
using CyberGov.Web.Jobs;
using CyberGov.WeeklySummary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

// The real program's jobs in a process of its own, which a test can kill. Each line of input is an instant: the clock is set to
// it, everything owed then is run, and "ran" is answered.
var clock = new FakeClock();
await using var app = CyberGovHost.Build(
    args,
    builder =>
    {
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));

        // The weekly summary goes to others for other reasons, and has tests of its own.
        builder.Services.AddSingleton<IReadOnlyList<ScheduledJob>>([.. JobSchedule.All.Where(j => j.JobType != typeof(SendWeeklySummaryJob))]);
        builder.Services.ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(new NoWaitForDisk()));
    });
var runner = app.Services.GetRequiredService<RecurringJobRunner>();
await Console.Out.WriteLineAsync("ready");

while (await Console.In.ReadLineAsync() is { } line)
{
    clock.Now = DateTimeOffset.Parse(line, CultureInfo.InvariantCulture);
    await runner.RunAllOwedAsync(CancellationToken.None);
    await Console.Out.WriteLineAsync("ran");
}
