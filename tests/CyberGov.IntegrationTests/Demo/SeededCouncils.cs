using CyberGov.Data;
using CyberGov.Demo;
using CyberGov.Testing;

[assembly: AssemblyFixture(typeof(CyberGov.IntegrationTests.Demo.SeededCouncils))]

namespace CyberGov.IntegrationTests.Demo;

/// <summary>The made-up council in a program of its own on each database, seeded when the first test asks; tests only look.</summary>
public sealed class SeededCouncils : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly Dictionary<DatabaseProvider, Lazy<Task<TestApp>>> _apps = Enum.GetValues<DatabaseProvider>()
        .ToDictionary(p => p, p => new Lazy<Task<TestApp>>(() => SeedAsync(p, CancellationToken.None)));

    public Task<TestApp> OnAsync(DatabaseProvider provider) => _apps[provider].Value;

    public static Task<TestApp> StartEmptyAsync(DatabaseProvider provider, CancellationToken cancellationToken) =>
        TestApp.StartAsync(new TestAppOptions { Provider = provider, IsSetUp = false }, cancellationToken);

    public static Task<SeededDemo> SeedAsync(TestApp app, CancellationToken cancellationToken) =>
        app.WithAsync<SeedDemo, SeededDemo>(seed => seed.ExecuteAsync(Password, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps.Values.Where(a => a is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await app.Value).DisposeAsync();
        }
    }

    private static async Task<TestApp> SeedAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        var app = await StartEmptyAsync(provider, cancellationToken);
        await SeedAsync(app, cancellationToken);
        return app;
    }
}
