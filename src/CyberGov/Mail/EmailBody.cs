using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CyberGov.Identity;

namespace CyberGov.Mail;

/// <summary>
/// Writes a mail once and gives it as plain text and as HTML, so that neither says less than the other. Everything is
/// encoded here: a title with angle brackets stays a title.
/// </summary>
public sealed class EmailBody(CouncilLook council)
{
    /// <summary>Of a council that has chosen none.</summary>
    public const string PlainColour = "#0b0c0c";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    private readonly StringBuilder _html = new();

    public EmailBody Heading(string words) =>
        Add($"{OneLine.Of(words)}\r\n\r\n", $"<h2 style=\"font-size:19px;margin:24px 0 8px\">{Encode(words)}</h2>\n");

    public EmailBody Paragraph(string words) =>
        Add($"{OneLine.Of(words)}\r\n\r\n", $"<p>{Encode(words)}</p>\n");

    /// <summary>What someone wrote, in the lines in which they wrote it.</summary>
    public EmailBody Quotation(string written)
    {
        var lines = written.Trim().ReplaceLineEndings("\n").Split('\n').Select(OneLine.Of).ToList();

        return Add(
            $"{string.Join("\r\n", lines)}\r\n\r\n",
            $"<p style=\"border-left:4px solid #b1b4b6;padding-left:12px\">{string.Join("<br>", lines.Select(Encode))}</p>\n");
    }

    public EmailBody Link(string words, Uri address) =>
        Add($"{OneLine.Of(words)}:\r\n{address.AbsoluteUri}\r\n\r\n", $"<p>{Anchor(words, address)}</p>\n");

    /// <summary>Lines that are read by a program and must not be wrapped; each ends with a line feed.</summary>
    public EmailBody Verbatim(string lines) => Add(
        $"{lines.ReplaceLineEndings("\r\n")}\r\n",
        $"<pre style=\"font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere\">{Html.Encode(lines).Replace("&#xA;", "\n", StringComparison.Ordinal)}</pre>\n");

    /// <summary>A list in which each entry leads to one page.</summary>
    public EmailBody Links(IEnumerable<EmailLink> links)
    {
        Add("", "<ul style=\"padding-left:20px\">\n");

        foreach (var link in links)
        {
            Add(
                $"- {OneLine.Of(link.Words)}\r\n  {OneLine.Of(link.Remark)}\r\n{(link.Why is null ? "" : $"  {OneLine.Of(link.Why)}\r\n")}  {link.Address.AbsoluteUri}\r\n\r\n",
                $"<li style=\"margin-bottom:12px\">{Anchor(link.Words, link.Address)}<br>{Encode(link.Remark)}{Small(link.Why)}</li>\n");
        }

        return Add("", "</ul>\n");
    }

    public string ToText() => $"{OneLine.Of(council.Name)}\r\n\r\n{_text}{OneLine.Of(SentBy)}\r\n";

    public string ToHtml(string title) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        </head>
        <body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#0b0c0c;background:#ffffff;max-width:640px;margin:0 auto;padding:16px">
        <div role="main">
        <p style="font-weight:bold;color:#ffffff;background:{Html.Encode(council.Colour)};margin:0 0 16px;padding:12px 16px">{Encode(council.Name)}</p>
        <h1 style="font-size:24px;line-height:1.25">{Encode(title)}</h1>
        {_html}<p style="color:#484949;font-size:14px;border-top:1px solid #b1b4b6;padding-top:8px">{Encode(SentBy)}</p>
        </div>
        </body>
        </html>

        """.ReplaceLineEndings("\r\n");

    private string SentBy => $"Sent automatically by CyberGov for {council.Name}.";

    private EmailBody Add(string text, string html)
    {
        _text.Append(text);
        _html.Append(html);

        return this;
    }

    private static string Small(string? words) =>
        words is null ? "" : $"<br><span style=\"color:#484949;font-size:14px\">{Encode(words)}</span>";

    private static string Anchor(string words, Uri address) =>
        $"<a style=\"color:#1a65a6\" href=\"{Html.Encode(address.AbsoluteUri)}\">{Encode(words)}</a>";

    private static string Encode(string words) => Html.Encode(OneLine.Of(words));
}

/// <param name="Remark">What to know before following it, such as how late it is.</param>
public sealed record EmailLink(string Words, string Remark, Uri Address)
{
    /// <summary>The duty behind it.</summary>
    public string? Why { get; init; }
}
