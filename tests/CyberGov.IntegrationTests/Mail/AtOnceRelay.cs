using System.Net;
using System.Net.Sockets;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>
/// Stands before a mail server and acknowledges every packet at once, which Node cannot: SmtpClient waits for that between a
/// message and its end, so ten thousand mails take minutes less. What breaks on one side breaks on the other.
/// </summary>
internal sealed class AtOnceRelay(int serverPort) : IDisposable
{
    // Linux: TCP_QUICKACK of IPPROTO_TCP. It holds for a while only, so it is set before each read.
    private const int Tcp = 6;
    private const int QuickAcknowledgement = 12;
    private static readonly byte[] On = [1, 0, 0, 0];

    private Socket? _listener;

    public int Port { get; private set; }

    /// <summary>The first time on any port, then on the same again.</summary>
    public void Open()
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, optionValue: true);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _ = ListenAsync(_listener);
    }

    public void Close() => _listener?.Dispose();

    public void Dispose() => Close();

    private async Task ListenAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptAsync(CancellationToken.None));
            }
        }
        catch (SocketException) when (listener != _listener || listener.SafeHandle.IsClosed)
        {
            // Closed.
        }
        catch (ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, serverPort, CancellationToken.None);
                await await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
            }
            catch (SocketException)
            {
                // Broken on one side: both are closed.
            }
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var bytes = new byte[64 * 1024];
        while (true)
        {
            from.SetRawSocketOption(Tcp, QuickAcknowledgement, On);
            var count = await from.ReceiveAsync(bytes, CancellationToken.None);
            if (count == 0)
            {
                return;
            }

            await to.SendAsync(bytes.AsMemory(0, count), CancellationToken.None);
        }
    }
}
