using System.Text;
using CyberGov.Workbooks;

namespace CyberGov.UnitTests.Workbooks;

public sealed class RegisterCsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 1632 960000", "'+44 1632 960000")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("two, \"quoted\"", "\"two, \"\"quoted\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("000123", "000123")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public async Task Text_that_could_run_as_a_formula_gets_an_apostrophe_and_the_rest_is_quoted_when_it_must_be(string text, string field)
    {
        Assert.Equal($"{field},,,,", (await WriteAsync([SampleRegister.Titled(text)]))["Title,Collected,Logged (UTC),Bytes,Where\r\n".Length..].TrimEnd('\n').TrimEnd('\r'));
    }

    [Fact]
    public async Task Dates_and_numbers_are_plain_and_never_get_an_apostrophe()
    {
        var row = new SampleRow("x", new DateOnly(2026, 3, 1), new DateTimeOffset(2026, 7, 1, 10, 15, 30, TimeSpan.FromHours(1)), -5, CellLink.ToPackFile("a.pdf", "evidence/a.pdf"));

        Assert.EndsWith("\r\nx,2026-03-01,2026-07-01T09:15:30Z,-5,a.pdf\r\n", await WriteAsync([row]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twin_written_beside_the_sheet_is_the_same_file()
    {
        SampleRow[] rows = [.. Enumerable.Range(0, 3_000).Select(i => new SampleRow($"Line {i}, \"é\"", new DateOnly(2026, 1, 1).AddDays(i), null, i, null))];
        using var twin = new MemoryStream();

        await SampleRegister.WriteAsync(rows, csvTwin: twin);

        Assert.Equal(await WriteAsync(rows), Encoding.UTF8.GetString(twin.ToArray())[1..]);
    }

    private static async Task<string> WriteAsync(IEnumerable<SampleRow> rows)
    {
        using var bytes = new MemoryStream();
        await RegisterCsv.WriteAsync(SampleRegister.Definition, rows.ToAsyncEnumerable(), bytes, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes.ToArray());
        Assert.Equal('\uFEFF', text[0]);
        return text[1..];
    }
}
