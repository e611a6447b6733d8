using System.Globalization;
using System.Text;

namespace CyberGov.Demo.Papers;

/// <summary>One A4 page of PDF 1.4 in the Helvetica every reader has (ISO 32000-1, 7.5 and 9.6.2.2).</summary>
internal static class PdfPage
{
    private const int LettersToTheLine = 88;
    private const int MostLines = 44;

    public static byte[] Write(Paper paper)
    {
        var content = Content(paper);
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            Font("Helvetica"),
            Font("Helvetica-Bold"),
            $"<< /Title ({Escape(paper.Title)}) /Author ({Escape(paper.Author)}) /Producer (CyberGov demonstration) >>",
        ];

        return Encoding.Latin1.GetBytes(Assemble(objects));
    }

    /// <summary>The objects, then the table of the byte at which each begins.</summary>
    private static string Assemble(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R /Info 7 0 R >>\n");
        file.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n");
        return file.ToString();
    }

    private static string Content(Paper paper)
    {
        var page = new StringBuilder("BT\n56 780 Td\n");
        string[] heading = [.. paper.Heading];
        page.Append(CultureInfo.InvariantCulture, $"/F1 10 Tf 14 TL\n({Escape(heading[0])}) Tj T*\n({Escape(heading[1])}) Tj T*\n");
        page.Append("/F2 14 Tf 20 TL T*\n");
        Append(page, Wrapped(heading[2], 62));
        page.Append("/F1 10 Tf 14 TL\n");

        var body = paper.Paragraphs.Prepend(heading[3])
            .SelectMany(p => Wrapped(p, LettersToTheLine).Append(""))
            .Concat(paper.Lines.SelectMany(l => Wrapped($"- {l}", LettersToTheLine)));
        Append(page, body.Take(MostLines));
        return page.Append("ET").ToString();
    }

    private static void Append(StringBuilder page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"({Escape(line)}) Tj T*\n");
        }
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Font(string name) =>
        $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>";

    /// <summary>Brackets and the backslash have a meaning of their own in a PDF string; beyond Latin-1 there is no letter.</summary>
    private static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '(' or ')' or '\\' => $"\\{c}",
        '\u2019' or '\u2018' => "'",
        < ' ' or > '\u00ff' => "?",
        _ => c.ToString(),
    }));
}
