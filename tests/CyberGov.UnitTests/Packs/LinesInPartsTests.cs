using CyberGov.Packs;

namespace CyberGov.UnitTests.Packs;

public sealed class LinesInPartsTests
{
    /// <summary>Numbers have gaps, so that the count of rows cannot stand in for the last number.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Every_row_comes_once_and_in_order_however_many_parts_they_fill(int count)
    {
        List<long> rows = [.. Enumerable.Range(1, count).Select(n => n * 10L)];

        var read = await LinesInParts.ReadAsync(2, last => Task.FromResult(rows.Where(r => r > last).Take(2).ToList()), r => r)
            .Take(count + 1)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(rows, read);
    }
}
