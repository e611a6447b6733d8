using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CyberGov.Benchmarks.Mail;

/// <summary>A mail server on the loopback that takes everything and keeps nothing.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private int _taken;

    public MailSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Taken => _taken;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(line switch
                {
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (line == "DATA")
                {
                    await ReadMessageAsync(reader);
                    Interlocked.Increment(ref _taken);
                    await writer.WriteLineAsync("250 taken");
                }
            }
        }
    }

    private static async Task ReadMessageAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not (null or "."))
        {
        }
    }
}
