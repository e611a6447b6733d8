using System.Runtime.CompilerServices;
using CyberGov.Workbooks;

namespace CyberGov.UnitTests.Workbooks;

/// <summary>Rows are read while earlier ones are written: whatever goes wrong on either side ends both, and nothing is left running.</summary>
public sealed class ReadAheadTests
{
    /// <summary>More than is ever read ahead, so that the source waits for its reader.</summary>
    private const int Many = 5_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_rows_arrive_in_their_order_however_many_lots_they_make()
    {
        var source = new Source(Many);
        using var csv = new MemoryStream();
        await WriteAsync(source, csv, Token);

        var lines = System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(1, Many).Select(n => $"Row {n}"), lines.Skip(1).Select(l => l.Split(',')[0].Trim('"')));
        Assert.Equal(1, source.Disposals);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(3_000)]
    public async Task A_source_that_fails_half_way_fails_the_writing_with_its_own_words_and_is_closed(int failsAt)
    {
        var source = new Source(Many) { FailsAt = failsAt };
        using var csv = new MemoryStream();

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => WriteAsync(source, csv, Token));

        Assert.Equal("The rows broke off", failure.Message);
        Assert.Equal(1, source.Disposals);
        Assert.Equal(failsAt, source.Given);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_writer_that_gives_up_half_way_leaves_the_source_closed_and_unread(int bytesTaken)
    {
        var source = new Source(Many * 100);
        await using var full = new FullDisk(bytesTaken);

        var failure = await Assert.ThrowsAsync<IOException>(() => WriteAsync(source, full, Token));

        // Closed by the time the failure is known, as the database behind it is used again at once.
        Assert.Equal("The disk is full", failure.Message);
        Assert.Equal(1, source.Disposals);
        Assert.InRange(source.Given, 1, (Many * 100) - 1);
    }

    [Fact]
    public async Task Whoever_asked_and_went_away_stops_a_source_that_gives_no_more_rows()
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var source = new Source(Many) { HangsAt = 1_000, OnHang = gone.Cancel };
        using var csv = new MemoryStream();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync(source, csv, gone.Token));

        Assert.Equal(1, source.Disposals);
    }

    private static async Task WriteAsync(Source source, Stream csv, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await using var workbook = new WorkbookWriter(bytes, SampleRegister.Details);
        await workbook.AddRegisterAsync(SampleRegister.Definition, source.RowsAsync(CancellationToken.None), csv, cancellationToken);
    }

    /// <summary>Gives rows, and counts how often it was closed.</summary>
    private sealed class Source(int rows)
    {
        public int? FailsAt { get; init; }

        public int? HangsAt { get; init; }

        public Action OnHang { get; init; } = () => { };

        public int Given { get; private set; }

        public int Disposals { get; private set; }

        public async IAsyncEnumerable<SampleRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (var number = 1; number <= rows; number++)
                {
                    Given = number;
                    if (number == FailsAt)
                    {
                        throw new InvalidDataException("The rows broke off");
                    }

                    if (number == HangsAt)
                    {
                        OnHang();
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    }

                    yield return SampleRegister.Titled($"Row {number}");
                }
            }
            finally
            {
                Disposals++;
            }
        }
    }

    /// <summary>Takes a few bytes and no more.</summary>
    private sealed class FullDisk(int room) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > room ? throw new IOException("The disk is full") : base.WriteAsync(buffer, cancellationToken);
    }
}
