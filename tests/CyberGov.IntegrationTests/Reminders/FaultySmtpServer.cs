using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CyberGov.IntegrationTests.Mail;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>A real mail server that puts mails off, breaks connections, refuses some people and goes down when told to.</summary>
internal sealed class FaultySmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<ReceivedEmail> _received = new();
    private TaskCompletionSource<JsonElement> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly AtOnceRelay _relay;

    private FaultySmtpServer(Process process, int port)
    {
        (_process, _relay) = (process, new AtOnceRelay(port));
        _relay.Open();
    }

    public int Port => _relay.Port;

    public static async Task<FaultySmtpServer> StartAsync(CancellationToken cancellationToken)
    {
        TestServers.Install();
        var process = Process.Start(new ProcessStartInfo("node", ["faulty-smtp.mjs"])
        {
            WorkingDirectory = TestServers.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync(cancellationToken);
        var server = new FaultySmtpServer(process, int.Parse(port!, CultureInfo.InvariantCulture));
        _ = server.ListenAsync();
        return server;
    }

    /// <summary>Opens or closes it, or with any other word asks how it has gone; every mail taken before has then been read.</summary>
    public async Task<JsonElement> SayAsync(string word, CancellationToken cancellationToken)
    {
        _answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (word == "down")
        {
            _relay.Close();
        }

        await _process.StandardInput.WriteLineAsync(word);
        var answer = await _answer.Task.WaitAsync(cancellationToken);
        if (word == "up")
        {
            _relay.Open();
        }

        return answer;
    }

    /// <summary>What has come since the last time.</summary>
    public async Task<List<ReceivedEmail>> TakeAsync(CancellationToken cancellationToken)
    {
        await SayAsync("how is it going", cancellationToken);
        var taken = new List<ReceivedEmail>();
        while (_received.TryDequeue(out var email))
        {
            taken.Add(email);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        _relay.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("said", out _))
            {
                _answer.TrySetResult(json.RootElement.Clone());
            }
            else
            {
                _received.Enqueue(ReceivedEmail.Read(line));
            }
        }
    }
}
