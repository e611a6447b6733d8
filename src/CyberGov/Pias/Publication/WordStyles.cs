using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CyberGov.Pias.Publication;

/// <summary>The styles of a paper. Headings carry their level, so that readers and screen readers get an outline.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Heading1 = "Heading1";
    public const string Heading2 = "Heading2";
    public const string Body = "Normal";
    public const string Organisation = "Organisation";
    public const string Small = "SmallPrint";
    public const string Caption = "Caption";
    public const string Cell = "TableText";
    public const string CellHead = "TableHead";
    public const string Edge = "PageEdge";
    public const string Gap = "AfterTable";

    private const string Dark = "0B0C0C";
    private const string Blue = "12436D";

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", EastAsia = "Arial", ComplexScript = "Arial" },
                new FontSize { Val = "22" },
                new Languages { Val = "en-GB", EastAsia = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        Style(Body, "Normal", 22, isDefault: true),
        Style(Title, "Title", 40, isBold: true, after: 60, colour: Blue),
        Style(Subtitle, "Subtitle", 26, after: 200),
        Style(Heading1, "heading 1", 30, isBold: true, before: 360, after: 120, outline: 0, colour: Blue),
        Style(Heading2, "heading 2", 23, isBold: true, before: 220, after: 60, outline: 1),
        Style(Organisation, "Organisation", 24, isBold: true, after: 240),
        Style(Small, "Small print", 17),
        Style(Caption, "caption", 19, isBold: true, before: 120, after: 80, keepsWithNext: true),
        Style(Cell, "Table text", 19, before: 40, after: 40),
        Style(CellHead, "Table head", 19, isBold: true, before: 40, after: 40),
        Style(Edge, "Page edge", 17, after: 0),
        Style(Gap, "After table", 12, after: 60));

    private static Style Style(
        string id,
        string name,
        int halfPoints,
        bool isDefault = false,
        bool isBold = false,
        int before = 0,
        int after = 120,
        int? outline = null,
        bool keepsWithNext = false,
        string colour = Dark)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null || keepsWithNext)
        {
            paragraph.Append(new KeepNext());
        }

        paragraph.Append(new SpacingBetweenLines { Before = Text(before), After = Text(after) });
        if (outline is { } level)
        {
            paragraph.Append(new OutlineLevel { Val = level });
        }

        var run = new StyleRunProperties();
        if (isBold)
        {
            run.Append(new Bold());
        }

        run.Append(new Color { Val = colour }, new FontSize { Val = Text(halfPoints) });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = IsOurs(id) ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = Body });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static bool IsOurs(string id) => id is Organisation or Small or Cell or CellHead or Edge or Gap;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
