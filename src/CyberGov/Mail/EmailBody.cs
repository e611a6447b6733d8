using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CyberGov.Mail;

/// <summary>
/// Writes a mail once and gives it as plain text and as HTML, so that neither says less than the other. Everything is
/// encoded here: a title with angle brackets stays a title.
/// </summary>
public sealed class EmailBody(string councilName, string colour = EmailBody.PlainColour)
{
    /// <summary>Of a council that has chosen none.</summary>
    public const string PlainColour = "#0b0c0c";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    private readonly StringBuilder _html = new();

    public EmailBody Heading(string words) =>
        Add($"{words}\r\n\r\n", $"<h2 style=\"font-size:19px;margin:24px 0 8px\">{Html.Encode(words)}</h2>\n");

    public EmailBody Paragraph(string words) =>
        Add($"{words}\r\n\r\n", $"<p>{Html.Encode(words)}</p>\n");

    public EmailBody Link(string words, Uri address) =>
        Add($"{words}:\r\n{address.AbsoluteUri}\r\n\r\n", $"<p>{Anchor(words, address)}</p>\n");

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
                $"- {link.Words}\r\n  {link.Remark}\r\n{(link.Why is null ? "" : $"  {link.Why}\r\n")}  {link.Address.AbsoluteUri}\r\n\r\n",
                $"<li style=\"margin-bottom:12px\">{Anchor(link.Words, link.Address)}<br>{Html.Encode(link.Remark)}{Small(link.Why)}</li>\n");
        }

        return Add("", "</ul>\n");
    }

    public string ToText() => $"{councilName}\r\n\r\n{_text}{SentBy}\r\n";

    public string ToHtml(string title) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Html.Encode(title)}</title>
        </head>
        <body style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#0b0c0c;background:#ffffff;max-width:640px;margin:0 auto;padding:16px">
        <p style="font-weight:bold;color:#ffffff;background:{Html.Encode(colour)};margin:0 0 16px;padding:12px 16px">{Html.Encode(councilName)}</p>
        <h1 style="font-size:24px;line-height:1.25">{Html.Encode(title)}</h1>
        {_html}<p style="color:#484949;font-size:14px;border-top:1px solid #b1b4b6;padding-top:8px">{Html.Encode(SentBy)}</p>
        </body>
        </html>

        """.ReplaceLineEndings("\r\n");

    private string SentBy => $"Sent automatically by CyberGov for {councilName}.";

    private EmailBody Add(string text, string html)
    {
        _text.Append(text);
        _html.Append(html);

        return this;
    }

    private static string Small(string? words) =>
        words is null ? "" : $"<br><span style=\"color:#484949;font-size:14px\">{Html.Encode(words)}</span>";

    private static string Anchor(string words, Uri address) =>
        $"<a style=\"color:#1a65a6\" href=\"{Html.Encode(address.AbsoluteUri)}\">{Html.Encode(words)}</a>";
}

/// <param name="Remark">What to know before following it, such as how late it is.</param>
public sealed record EmailLink(string Words, string Remark, Uri Address)
{
    /// <summary>The duty behind it.</summary>
    public string? Why { get; init; }
}
