using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberGov.Storage.Scanning;
using CyberGov.Testing;
using CyberGov.Testing.Files;

namespace CyberGov.IntegrationTests.Storage;

public sealed class ClamdScannerTests(ClamdServer clamd) : IClassFixture<ClamdServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_holds_nothing_known_is_clean_over_the_network_and_over_a_socket()
    {
        var clean = new ScanAnswer(ScanVerdict.Clean, null);

        Assert.Equal(clean, await ScanAsync(SampleFiles.Pdf()));
        Assert.Equal(clean, await ScanAsync(SampleFiles.Pdf(), clamd.SocketPath));
        Assert.Equal(clean, await ScanAsync(SampleFiles.Pdf(), $"127.0.0.1:{clamd.Port}"));
    }

    [Fact]
    public async Task The_test_virus_is_found_and_named_also_inside_an_archive()
    {
        var found = new ScanAnswer(ScanVerdict.Infected, "Eicar-Test.UNOFFICIAL");

        Assert.Equal(found, await ScanAsync(Eicar.Bytes));
        Assert.Equal(found, await ScanAsync(Eicar.Bytes, clamd.SocketPath));
        Assert.Equal(found, await ScanAsync(new RawZip().Add("a.txt", Eicar.Bytes).ToArray()));
    }

    [Fact]
    public async Task What_is_found_in_a_file_of_many_chunks_is_found_wherever_it_is()
    {
        var bytes = new byte[1024 * 1024];
        Encoding.ASCII.GetBytes(ClamdServer.Marker, bytes.AsSpan((128 * 1024) - 10));

        Assert.Equal(new ScanAnswer(ScanVerdict.Infected, "Marker-Test.UNOFFICIAL"), await ScanAsync(bytes));
    }

    [Fact]
    public async Task What_the_scanner_did_not_look_into_is_never_clean()
    {
        var overStream = await ScanAsync(new byte[ClamdServer.LargestStream + 1]);
        var overFile = await ScanAsync(new byte[ClamdServer.LargestFile + 1]);

        Assert.Equal(ScanVerdict.NotLookedInto, overFile.Verdict);
        Assert.StartsWith("Heuristics.Limits.Exceeded", overFile.Detail, StringComparison.Ordinal);

        // It hangs up while we are still sending: what it said last may or may not reach us.
        Assert.Contains(overStream.Verdict, new[] { ScanVerdict.NotLookedInto, ScanVerdict.NoAnswer });
    }

    [Fact]
    public async Task What_has_a_password_is_told_from_a_virus()
    {
        var zip = new RawZip().AddDeflated("secret.txt", new byte[40], 60, flags: 1).ToArray();

        Assert.Equal(new ScanAnswer(ScanVerdict.PasswordProtected, "Heuristics.Encrypted.Zip"), await ScanAsync(zip));
    }

    [Theory]
    [InlineData("stream: OK", ScanVerdict.Clean)]
    [InlineData("stream: Win.Test-1 FOUND", ScanVerdict.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR", ScanVerdict.NotLookedInto)]
    [InlineData("stream: Can't allocate memory ERROR", ScanVerdict.NotLookedInto)]
    [InlineData("stream: OK\nmore", ScanVerdict.NotLookedInto)]
    [InlineData("OK", ScanVerdict.NotLookedInto)]
    [InlineData("stream: ok", ScanVerdict.NotLookedInto)]
    [InlineData("UNKNOWN COMMAND", ScanVerdict.NotLookedInto)]
    [InlineData("", ScanVerdict.NoAnswer)]
    public async Task Only_the_one_word_is_clean(string reply, ScanVerdict expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, reply);

        var answer = await ScanAsync([1, 2, 3], $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.Equal(expected, answer.Verdict);
        await answering;
    }

    [Fact]
    public async Task Nobody_there_and_nobody_answering_are_no_answer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var impatient = new ClamdScanner(new ScannerSettings { Clamd = $"127.0.0.1:{port}", TimeoutSeconds = 1 }, TimeProvider.System);

        Assert.Equal("The scanner did not answer in time.", (await impatient.ScanAsync(new MemoryStream([1]), Token)).Detail);
        silent.Stop();
        Assert.Equal(
            new ScanAnswer(ScanVerdict.NoAnswer, "The scanner could not be reached."), await ScanAsync([1], $"127.0.0.1:{port}"));
        Assert.Equal(ScanVerdict.NoAnswer, (await ScanAsync([1], "/nowhere/clamd.ctl")).Verdict);
    }

    [Fact]
    public async Task One_that_is_not_there_is_left_alone_for_half_a_minute_and_then_asked_again()
    {
        var clock = new FakeClock();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var scanner = new ClamdScanner(new ScannerSettings { Clamd = $"127.0.0.1:{port}" }, clock);
        Assert.Equal("The scanner could not be reached.", (await AskAsync()).Detail);

        using var back = new TcpListener(IPAddress.Loopback, port);
        back.Start();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(new ScanAnswer(ScanVerdict.NoAnswer, "The scanner could not be reached."), await AskAsync());
        Assert.False(back.Pending());

        clock.Advance(TimeSpan.FromSeconds(1));
        var answering = AnswerAsync(back, "stream: OK");
        Assert.Equal(ScanVerdict.Clean, (await AskAsync()).Verdict);
        await answering;

        Task<ScanAnswer> AskAsync() => scanner.ScanAsync(new MemoryStream([1, 2, 3]), Token);
    }

    [Fact]
    public async Task Whoever_no_longer_wants_to_know_gets_no_answer_made_up()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clamd.Scanner().ScanAsync(new MemoryStream([1]), cancelled.Token));
    }

    private async Task<ScanAnswer> ScanAsync(byte[] bytes, string? address = null) =>
        await clamd.Scanner(address).ScanAsync(new MemoryStream(bytes), Token);

    private static async Task AnswerAsync(TcpListener listener, string reply)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        var question = new byte["zINSTREAM\0".Length + 4 + 3 + 4];
        await client.GetStream().ReadExactlyAsync(question, Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(reply), Token);
    }
}
