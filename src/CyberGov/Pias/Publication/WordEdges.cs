using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.Pias.Publication;

/// <summary>The head and foot of every page.</summary>
internal static class WordEdges
{
    public static Header Header(PiaPaper paper) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Edge }, new Justification { Val = JustificationValues.Center }),
        new Run(new RunProperties(new Bold()), new Text(WordText.Clean(paper.Marking)))));

    public static Footer Footer(PiaPaper paper)
    {
        var hash = paper.ContentHash is { } sha256 ? $", SHA-256 {sha256[..16]}…" : "";
        return new Footer(new Paragraph(
        [
            new ParagraphProperties(
                new ParagraphStyleId { Val = WordStyles.Edge },
                new Tabs(new TabStop { Val = TabStopValues.Right, Position = WordBody.TextWidth })),
            WordText.Run($"{paper.Code} version {paper.VersionNumber}{hash}"),
            new Run(new TabChar()),
            WordText.Run("Page "),
            Field("PAGE"),
            WordText.Run(" of "),
            Field("NUMPAGES"),
        ]));
    }

    private static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = code };
}
