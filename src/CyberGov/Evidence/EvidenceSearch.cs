using CyberGov.Data;

namespace CyberGov.Evidence;

/// <summary>Turns whatever a person typed into words that both databases' full-text indexes take without complaint.</summary>
public static class EvidenceSearch
{
    private const int MaxWords = 10;
    private const int MaxWordLength = 60;
    private const int MaxTextLength = 1000;

    /// <summary>At most ten different words; longer ones are cut, because they are matched by how they begin.</summary>
    public static IReadOnlyList<string> WordsOf(string? text)
    {
        var bounded = text?.Length > MaxTextLength ? text[..MaxTextLength] : text;
        return [.. SearchWords.Of(bounded?.ToWellFormed()).Select(Cut).Distinct(StringComparer.Ordinal).Take(MaxWords)];
    }

    /// <summary>What the full-text index holds of an item.</summary>
    internal static string TextOf(string code, EvidenceRevision revision) => TextOf(
        [code, revision.Title, revision.Shows, revision.LinkUrl, revision.Note, .. revision.Files.Select(f => f.FileName)]);

    internal static string TextOf(params IEnumerable<string?> parts) => string.Join(' ', SearchWords.Of(string.Join(' ', parts)));

    private static string Cut(string word)
    {
        if (word.Length <= MaxWordLength)
        {
            return word;
        }

        // Never cut a character of two code units in half.
        return char.IsHighSurrogate(word[MaxWordLength - 1]) ? word[..(MaxWordLength - 1)] : word[..MaxWordLength];
    }

    private static string ToWellFormed(this string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
