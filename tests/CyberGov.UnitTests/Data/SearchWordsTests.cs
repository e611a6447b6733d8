using CyberGov.Data;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Data;

public sealed class SearchWordsTests
{
    [Fact]
    public void Whatever_is_typed_becomes_a_few_short_words_of_letters_and_digits() => Prop.ForAll<string?>(text =>
    {
        var words = SearchWords.Asked(text);
        Assert.True(words.Count <= 10);
        Assert.All(words, word => Assert.InRange(word.Length, 1, 60));
        Assert.All(words, word => Assert.All(word.EnumerateRunes(), rune => Assert.True(System.Text.Rune.IsLetterOrDigit(rune))));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("EV-2026-0042", "ev,2026,0042")]
    [InlineData("Café café CAFE", "cafe")]
    [InlineData("\"a\" OR b*", "a,or,b")]
    [InlineData("\uD800 \" * ( )", "")]
    [InlineData(null, "")]
    public void Words_are_plain_lower_case_and_said_once(string? text, string expected) =>
        Assert.Equal(expected, string.Join(',', SearchWords.Asked(text)));

    [Theory]
    [InlineData("cam mark", true)]
    [InlineData("MARKET cameras", true)]
    [InlineData("pia-2026-00", true)]
    [InlineData("ameras", false)]
    [InlineData("cameras zebra", false)]
    public void Each_word_asked_for_is_how_some_word_begins(string asked, bool isFound) =>
        Assert.Equal(isFound, SearchWords.AreFoundIn("PIA-2026-0003 Cámeras in the (market)", SearchWords.Asked(asked)));
}
