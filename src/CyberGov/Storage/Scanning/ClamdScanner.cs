using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace CyberGov.Storage.Scanning;

/// <summary>Asks ClamAV's daemon whether bytes hold a virus, sending them along (INSTREAM), so that it needs no access to the store.</summary>
/// <remarks>Whatever goes wrong is an answer, never an exception and never <see cref="ScanVerdict.Clean"/>.</remarks>
public sealed class ClamdScanner(ScannerSettings settings, TimeProvider time)
{
    private const int ChunkBytes = 128 * 1024;
    private const int LengthBytes = sizeof(uint);
    private const int MaxReplyBytes = 4096;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a scanner that hangs or is not there is left alone, so that uploads do not each wait for it in turn.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Replaced whole, so that uploads at the same time read one or the other.</summary>
    private volatile Silence? _silence;

    /// <summary>False when the council has no scanner: then nothing is scanned, and the pages say so.</summary>
    public bool IsSetUp { get; } = !string.IsNullOrWhiteSpace(settings.Clamd);

    /// <summary>Scans the rest of the stream.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to know.</exception>
    public async Task<ScanAnswer> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_silence is { } silence && (time.GetUtcNow() - silence.Since).Duration() < Rest)
        {
            return silence.Answer;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            await using var connection = await ConnectAsync(limit.Token);
            return await AskAsync(connection, content, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LetRest("The scanner did not answer in time.");
        }
        catch (SocketException)
        {
            return LetRest("The scanner could not be reached.");
        }
        catch (ScannerConnectionException)
        {
            // It is there and broke off over this file: that says nothing about the next.
            return new ScanAnswer(ScanVerdict.NoAnswer, "The scanner could not be reached.");
        }
    }

    private ScanAnswer LetRest(string why)
    {
        var answer = new ScanAnswer(ScanVerdict.NoAnswer, why);
        _silence = new Silence(time.GetUtcNow(), answer);
        return answer;
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectTimeout);
        var socket = settings.IsSocketPath
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (settings.IsSocketPath)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(settings.Clamd!), limit.Token);
            }
            else
            {
                var (host, port) = settings.HostAndPort ?? throw new InvalidOperationException("No scanner is set up.");
                await socket.ConnectAsync(host, port, limit.Token);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<ScanAnswer> AskAsync(NetworkStream connection, Stream content, CancellationToken cancellationToken)
    {
        var isSent = await TrySendAsync(connection, content, cancellationToken);
        var reply = await ReadReplyAsync(connection, cancellationToken);
        if (reply.Length == 0)
        {
            throw new ScannerConnectionException();
        }

        // Whoever has not been sent everything has not looked into everything.
        return ScanAnswer.Of(reply) is var answer && (isSent || answer.Verdict != ScanVerdict.Clean)
            ? answer
            : new ScanAnswer(ScanVerdict.NotLookedInto, reply);
    }

    /// <summary>False when the scanner hung up: it does so after saying that the file is larger than it takes.</summary>
    private static async Task<bool> TrySendAsync(NetworkStream connection, Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LengthBytes + ChunkBytes];
        try
        {
            await connection.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        }
        catch (IOException)
        {
            return false;
        }

        int read;
        do
        {
            // The file's own faults are not the scanner's: they reach the caller.
            read = await content.ReadAsync(buffer.AsMemory(LengthBytes), cancellationToken);
            BinaryPrimitives.WriteUInt32BigEndian(buffer, (uint)read);
            try
            {
                // A chunk of no bytes says that this was all.
                await connection.WriteAsync(buffer.AsMemory(0, LengthBytes + read), cancellationToken);
            }
            catch (IOException)
            {
                return false;
            }
        }
        while (read > 0);

        return true;
    }

    private static async Task<string> ReadReplyAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        var reply = new byte[MaxReplyBytes];
        var length = 0;
        try
        {
            int read;
            while (length < reply.Length
                && !reply.AsSpan(0, length).Contains((byte)0)
                && (read = await connection.ReadAsync(reply.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
            }
        }
        catch (IOException)
        {
            throw new ScannerConnectionException();
        }

        return Encoding.UTF8.GetString(reply, 0, length).TrimEnd('\0', '\n');
    }

    /// <summary>When it last did not answer, and what was made of that.</summary>
    private sealed record Silence(DateTimeOffset Since, ScanAnswer Answer);

    /// <summary>The scanner broke off without a word.</summary>
    private sealed class ScannerConnectionException : IOException;
}
