using CyberGov.Pias.Content;

namespace CyberGov.UnitTests.Pias;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("same words", "same words", "=same words")]
    [InlineData("", "all new", "+all new")]
    [InlineData("all gone", "", "-all gone")]
    [InlineData("one two three", "one three", "=one|-two|=three")]
    [InlineData("one three", "one two three", "=one|+two|=three")]
    [InlineData("one two three", "one 2 three", "=one|-two|+2|=three")]
    [InlineData("one two", "one two three", "=one two|+three")]
    public void Words_that_stay_go_and_come_are_told_apart(string before, string after, string expected)
    {
        var runs = WordDifference.Between(before, after);

        Assert.Equal(expected, string.Join('|', runs.Select(r => (r.Change switch { WordChange.Same => "=", WordChange.Added => "+", _ => "-" }) + r.Text.TrimEnd())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Both_texts_come_together_again_and_no_more_is_marked_than_must_be(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var runs = WordDifference.Between(before, after);

            Assert.Equal(before, TextOf(runs, WordChange.Removed));
            Assert.Equal(after, TextOf(runs, WordChange.Added));
            Assert.Equal(LongestCommon(Words(before), Words(after)), Words(string.Concat(runs.Where(r => r.Change == WordChange.Same).Select(r => r.Text))).Length);
        }
    }

    [Fact]
    public void Two_long_texts_that_share_nothing_are_one_removal_and_one_addition()
    {
        var before = string.Concat(Enumerable.Range(0, 6_000).Select(n => $"a{n} "));
        var after = string.Concat(Enumerable.Range(0, 6_000).Select(n => $"b{n} "));

        Assert.Equal([WordChange.Removed, WordChange.Added], WordDifference.Between(before, after).Select(r => r.Change));
    }

    private static string TextOf(IEnumerable<WordRun> runs, WordChange with) =>
        string.Concat(runs.Where(r => r.Change == WordChange.Same || r.Change == with).Select(r => r.Text));

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => (char)('a' + random.Next(4)) + (random.Next(9) == 0 ? "\n" : " ")));

    private static string[] Words(string text) => text.Length == 0 ? [] : [.. text.Chunk(2).Select(c => new string(c))];

    private static int LongestCommon(string[] left, string[] right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                table[i, j] = left[i - 1] == right[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }

        return table[left.Length, right.Length];
    }
}
