using System.Text;
using CyberGov.Workbooks;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Workbooks;

public sealed class CellTextTests
{
    private static readonly string[] _hostile =
    [
        "00123", "=1+1", "+1", "-1", "@x", "2026-03-01", "1/2", "'apostrophe", "TRUE", "1E5", " leading", "trailing ", "\t\ttabs\t",
        "line\nbreak", "line\r\nbreak", "lone\rreturn", "\n", "bell\u0007 null\0 escape\u001b", "_x0041_", "_x0041_x0042_", "_x005F_x0041_",
        "_x00e9_", "__x0041__", "_xZZZZ_", "emoji 👩‍💻🇬🇧", "Ŵyth tŷ â", "العربية", "<b>&amp;\"'</b>", "]]>", "\ufffe\uffff", "\u0085\u2028",
    ];

    [Fact]
    public async Task Hostile_text_reads_back_as_it_was()
    {
        var rows = SampleRegister.Read(await SampleRegister.WriteAsync(_hostile.Select(SampleRegister.Titled)), "Evidence");

        Assert.Equal(_hostile, rows.Skip(1).Select(r => (string?)r[0]));
    }

    [Fact]
    public void Any_text_reads_back_as_it_was()
    {
        var pieces = Gen.OneOf(
            ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString()), Gen.Elements(_hostile), Gen.Elements("_", "x", "00", "&", "\r", "\ud83d"));
        var texts = Gen.ListOf(pieces).Select(p => string.Concat(p)).Where(t => t.Length > 0);

        Prop.ForAll(Arb.From(Gen.NonEmptyListOf(texts).Select(l => l.ToList())), ReadsBack).QuickCheckThrowOnFailure();

        static bool ReadsBack(List<string> texts)
        {
            var bytes = SampleRegister.WriteAsync(texts.Select(SampleRegister.Titled)).GetAwaiter().GetResult();
            var read = SampleRegister.Read(bytes, "Evidence").Skip(1).Select(r => (string?)r[0]);
            return read.SequenceEqual(texts.Select(WellFormed));
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var rows = SampleRegister.Read(await SampleRegister.WriteAsync([SampleRegister.Titled("a\ud83db")]), "Evidence");

        Assert.Equal("a\ufffdb", rows[1][0]);
    }

    [Theory]
    [InlineData(32_767, false)]
    [InlineData(32_768, true)]
    [InlineData(200_000, true)]
    public async Task Text_longer_than_a_cell_is_cut_and_says_so(int length, bool isCut)
    {
        var text = new string('x', length);
        using var bytes = new MemoryStream();
        await using var workbook = new WorkbookWriter(bytes, SampleRegister.Details);

        var summary = await workbook.AddRegisterAsync(
            SampleRegister.Definition, new[] { SampleRegister.Titled(text) }.ToAsyncEnumerable(), null, TestContext.Current.CancellationToken);
        await workbook.FinishAsync(null, TestContext.Current.CancellationToken);
        var read = (string)SampleRegister.Read(bytes.ToArray(), "Evidence")[1][0]!;

        Assert.Equal(isCut ? 1 : 0, summary.ShortenedCells);
        Assert.Equal(32_767, read.Length);
        Assert.Equal(isCut, read.EndsWith($"[Cut here: the whole text has {length:N0} characters and a cell holds 32,767.]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_cut_never_splits_a_character(string start)
    {
        var text = start + string.Concat(Enumerable.Repeat("👩", 20_000));
        var rows = SampleRegister.Read(await SampleRegister.WriteAsync([SampleRegister.Titled(text)]), "Evidence");

        Assert.DoesNotContain('\ufffd', Assert.IsType<string>(rows[1][0]));
    }

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
