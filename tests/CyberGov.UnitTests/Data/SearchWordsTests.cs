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

    /// <summary>A letter of another script at the end makes no difference, but to the way in which the text is gone through.</summary>
    [Fact]
    public void Plain_texts_are_looked_through_as_all_others_are()
    {
        var texts = Gen.Elements("aAbB1 -'".ToCharArray()).ArrayOf().Select(letters => new string(letters));
        var asked = Gen.Elements("a", "b", "ab", "1", "b1", "aab", "ba a", "1 b").Select(SearchWords.Asked);
        Prop.ForAll(texts.Zip(asked).ToArbitrary(), pair =>
            Assert.Equal(SearchWords.AreFoundIn(pair.Item1 + " ж", pair.Item2), SearchWords.AreFoundIn(pair.Item1, pair.Item2)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
