using CyberGov.Testing;

namespace CyberGov.IntegrationTests;

/// <summary>One program for all tests of a class that do not get in each other's way.</summary>
public sealed class SqliteApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await TestApp.StartAsync(new TestAppOptions(), CancellationToken.None);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
