using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>An iCalendar text as a parser that is none of ours (npm ical.js) understands it.</summary>
public sealed record ReadCalendar(string? Method, string Version, IReadOnlyList<ReadCalendarEvent> Events)
{
    private static readonly Lock Installing = new();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<ReadCalendar> FromAsync(string text, CancellationToken cancellationToken)
    {
        // RFC 5545, 3.1: lines end with CR LF and are no longer than 75 octets.
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

        using var node = Process.Start(new ProcessStartInfo("node", ["ics.mjs"])
        {
            WorkingDirectory = InstalledServers(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        await node.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, node.ExitCode);

        return JsonSerializer.Deserialize<ReadCalendar>(answer, Json)!;
    }

    private static string InstalledServers()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "tests", "servers")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("tests/servers");
        }

        var servers = Path.Combine(folder, "tests", "servers");
        lock (Installing)
        {
            if (!Directory.Exists(Path.Combine(servers, "node_modules", "ical.js")))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                {
                    WorkingDirectory = servers,
                })!;
                npm.WaitForExit();
                Assert.Equal(0, npm.ExitCode);
            }
        }

        return servers;
    }
}

public sealed record ReadCalendarEvent(
    string Uid, int Sequence, string Start, string End, bool IsDate, string Summary, string Description, string Organizer, string Status, string? Url);
