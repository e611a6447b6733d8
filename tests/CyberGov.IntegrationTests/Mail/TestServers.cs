using System.Diagnostics;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>The servers the tests talk to, from npm packages that are installed once.</summary>
internal static class TestServers
{
    private static readonly Lock Installing = new();

    public static string Folder { get; } = Path.Combine(TestFolders.Repository, "tests", "servers");

    public static void Install()
    {
        lock (Installing)
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "smtp-server")))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = Folder,
            })!;
            npm.WaitForExit();
            Assert.Equal(0, npm.ExitCode);
        }
    }
}
