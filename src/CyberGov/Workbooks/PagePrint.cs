using System.Security;
using System.Xml.Linq;

namespace CyberGov.Workbooks;

/// <summary>How a sheet prints: A4 across, one page wide, the marking at the head and "Page x of y" at the foot.</summary>
internal static class PagePrint
{
    // Excel allows 255 characters in the whole head; the codes and the marking need room too.
    private const int LongestTitle = 90;

    private static readonly string[] _elements = ["printOptions", "pageMargins", "pageSetup", "headerFooter"];

    public static string Head(WorkbookDetails details) =>
        $"&L{Part(details.Title)}&C&B{Part(details.Marking)}&B&R&A";

    public static string Foot(WorkbookDetails details) =>
        $"&L{Part(details.Reference)}&C&B{Part(details.Marking)}&B&RPage &P of &N";

    public static string Xml(WorkbookDetails details) =>
        "<printOptions gridLines=\"1\"/>"
        + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>"
        + $"<headerFooter><oddHeader>{SecurityElement.Escape(Head(details))}</oddHeader>"
        + $"<oddFooter>{SecurityElement.Escape(Foot(details))}</oddFooter></headerFooter>";

    /// <summary>Gives a laid-out sheet the same pages as a register.</summary>
    public static void Apply(XDocument sheet, WorkbookDetails details)
    {
        var old = sheet.Root!.Elements().Where(e => _elements.Contains(e.Name.LocalName)).ToList();
        var pages = XElement.Parse($"<pages xmlns=\"{WorkbookXml.Main}\">{Xml(details)}</pages>");
        old[0].AddBeforeSelf(pages.Elements());
        old.ForEach(e => e.Remove());
    }

    private static string Part(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsControl(c) || c > '\uFFFD' ? ' ' : c));
        var whole = plain.Length <= LongestTitle ? plain : plain[..(LongestTitle - 1)] + "…";
        return whole.ToWellFormed().Replace("&", "&&", StringComparison.Ordinal);
    }
}
