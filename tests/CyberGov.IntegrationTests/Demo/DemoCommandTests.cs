using CyberGov.Testing;
using CyberGov.Web.CommandLine;

namespace CyberGov.IntegrationTests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly string _dataFolder = TestFolders.New();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_dataFolder, recursive: true);
    }

    [Fact]
    public async Task Nothing_to_remove_is_a_finding_and_a_weak_password_is_wrong_use()
    {
        Assert.Equal(Commands.Finding, await RunAsync("--remove"));
        Assert.Equal(Commands.WrongUse, await RunAsync("--password", "short"));
        Assert.Equal(Commands.WrongUse, await RunAsync("--remove", "--password", "correct horse battery"));
        Assert.Equal(Commands.Finding, await RunAsync("--remove"));
    }

    [Fact]
    public async Task It_is_put_in_once_and_taken_out_once()
    {
        Assert.Equal(Commands.Done, await RunAsync("--password", "correct horse battery"));
        Assert.Equal(Commands.Finding, await RunAsync("--password", "correct horse battery"));
        Assert.Equal(Commands.Done, await RunAsync("--remove"));
        Assert.Equal(Commands.Finding, await RunAsync("--remove"));
    }

    private Task<int> RunAsync(params string[] options) =>
        Commands.RunAsync(["demo", .. options, $"--CyberGov:DataFolder={_dataFolder}"]);
}
