using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.Pias.Publication;

/// <summary>Text as Word holds it: what XML cannot say is shown as a replacement character, a line break is one.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string style, string text) => new(
        [new ParagraphProperties(new ParagraphStyleId { Val = style }), .. Runs(text)]);

    /// <summary>An empty line in the text begins a paragraph, as people mean it.</summary>
    public static IEnumerable<Paragraph> Paragraphs(string style, string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return paragraphs.DefaultIfEmpty("").Select(p => Paragraph(style, p));
    }

    public static Run Run(string text) => new(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Everything XML 1.0 can hold stays; half characters and control characters are shown as U+FFFD.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isAllowed = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    private static IEnumerable<Run> Runs(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                yield return new Run(new Break());
            }

            yield return Run(lines[i]);
        }
    }
}
