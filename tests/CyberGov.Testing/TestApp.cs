using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Testing.Web;
using CyberGov.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CyberGov.Testing;

/// <summary>How a test wants its program; what is not said is as the program ships, with the job engine off.</summary>
public sealed record TestAppOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>False leaves the council to be set up through the pages.</summary>
    public bool IsSetUp { get; init; } = true;

    /// <summary>False starts on an empty database, as on the very first day.</summary>
    public bool FromTemplate { get; init; } = true;

    /// <summary>True lets the engine run the jobs; otherwise the test runs them.</summary>
    public bool JobsEnabled { get; init; }

    /// <summary>Further settings, such as <c>CyberGov:Mail:Transport</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Last word on what is registered, such as a timetable of the test's own.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}

/// <summary>The real program on a free port with a database and a data folder of its own; only the clock is faked.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;

    static TestApp() => UseOneSpoolFolder();

    private TestApp(WebApplication app, TestDatabase database, FakeClock clock, ErrorLog log, string dataFolder)
    {
        (_app, _database, Clock, Log, DataFolder) = (app, database, clock, log, dataFolder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Council = new TestCouncil(this);
    }

    public FakeClock Clock { get; }

    public ErrorLog Log { get; }

    public string DataFolder { get; }

    public Uri Address { get; }

    public TestCouncil Council { get; }

    public IServiceProvider Services => _app.Services;

    public DatabaseProvider Provider => _database.Provider;

    public string ConnectionString => _database.ConnectionString;

    public static Task<TestApp> StartAsync(DatabaseProvider provider, CancellationToken cancellationToken) =>
        StartAsync(new TestAppOptions { Provider = provider }, cancellationToken);

    public static async Task<TestApp> StartAsync(TestAppOptions options, CancellationToken cancellationToken)
    {
        var folder = TestFolders.New();
        var clock = new FakeClock();
        var log = new ErrorLog();
        var database = await TestDatabase.CreateAsync(options.Provider, folder, options.FromTemplate);

        var app = CyberGovHost.Build(
            [
                .. Arguments(options.Provider, database.ConnectionString, folder),
                "--urls=http://127.0.0.1:0",
                $"--CyberGov:Jobs:Enabled={options.JobsEnabled}",
                .. options.Settings.Select(s => $"--{s.Key}={s.Value}"),
            ],
            builder =>
            {
                builder.ConfigureServing();
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                options.Services?.Invoke(builder.Services);
            });
        await Startup.PrepareAsync(app.Services, cancellationToken);
        app.UseCyberGov();
        await app.StartAsync(cancellationToken);

        var test = new TestApp(app, database, clock, log, folder);
        if (options.IsSetUp)
        {
            await test.Council.SetUpAsync(cancellationToken);
        }

        return test;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>A visitor who has not signed in.</summary>
    public TestVisitor Visitor() => new(this);

    /// <summary>Signs in through the real page as a new person with these roles.</summary>
    public async Task<TestVisitor> SignInAsync(CancellationToken cancellationToken, params CouncilRole[] roles) =>
        await SignInAsync(await Council.AddPersonAsync(cancellationToken, roles), cancellationToken);

    public async Task<TestVisitor> SignInAsync(Person person, CancellationToken cancellationToken)
    {
        var visitor = Visitor();
        await visitor.SignInAsync(person.Email!, TestCouncil.Password, cancellationToken);
        visitor.Person = person;
        return visitor;
    }

    /// <summary>Runs one recurring job now, as the timetable would.</summary>
    public async Task RunAsync<TJob>(CancellationToken cancellationToken)
        where TJob : IRecurringJob
    {
        await using var scope = Services.CreateAsyncScope();
        await ActivatorUtilities.GetServiceOrCreateInstance<TJob>(scope.ServiceProvider).ExecuteAsync(cancellationToken);
    }

    /// <summary>Does all queued work, such as building packs.</summary>
    public Task RunQueuedJobsAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<QueuedJobRunner>().RunAllAsync(cancellationToken);

    public Task<T> WithDbAsync<T>(Func<CyberGovDbContext, Task<T>> act) => WithAsync(act);

    public Task WithDbAsync(Func<CyberGovDbContext, Task> act) => WithAsync(act);

    /// <summary>Calls one use case or query in a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task WithAsync<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal static string[] Arguments(DatabaseProvider provider, string connectionString, string dataFolder) =>
    [
        "--hostBuilder:reloadConfigOnChange=false",
        $"--CyberGov:DataFolder={dataFolder}",
        $"--CyberGov:Database:Provider={provider}",
        $"--CyberGov:Database:ConnectionString={connectionString}",
    ];

    /// <summary>
    /// The server remembers for the whole process where it spools large uploads; that must not be the folder of the first
    /// test, which is gone when the second runs.
    /// </summary>
    private static void UseOneSpoolFolder()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", TestFolders.ForThisRun("spool"));
        using var spooled = new FileBufferingReadStream(new MemoryStream([1, 2]), memoryThreshold: 1);
        spooled.CopyTo(Stream.Null);
    }
}
