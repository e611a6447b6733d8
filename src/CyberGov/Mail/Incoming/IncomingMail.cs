using System.Text.RegularExpressions;

namespace CyberGov.Mail.Incoming;

/// <summary>A message as it came in: its headers and its parts, those within others already taken apart.</summary>
public sealed partial record IncomingMail(MailHeaders Headers, IReadOnlyList<MailPart> Parts, ReadOnlyMemory<byte> Body)
{
    /// <summary>What a bound of <see cref="MailReader"/> left out, in sentences for the sender.</summary>
    public IReadOnlyList<string> CutOff { get; init; } = [];

    public string Subject => Headers.Text("Subject");

    /// <summary>
    /// The one address in From; null when there is none, more than one, or any doubt: what the mail system has found genuine
    /// must be what is read here, and parsers differ about odd forms (of two addresses System.Net.Mail takes the last).
    /// </summary>
    public string? Sender => Headers.Count("From") == 1 && Mailbox().Match(Headers.Raw("From")!) is { Success: true } mailbox
        ? mailbox.Groups["address"].Value
        : null;

    /// <summary>Written by a program, such as an out-of-office note or a report that a mail could not be delivered (RFC 3834).</summary>
    public bool IsAutomatic =>
        Headers.Raw("Auto-Submitted") is { Length: > 0 } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || Headers.Raw("Return-Path") == "<>";

    /// <summary>What the sender wrote, as plain text; empty when nothing was written.</summary>
    public string WrittenText
    {
        get
        {
            var written = Parts.Where(p => !p.IsFile).ToList();
            var plain = written.Find(p => p.MediaType == "text/plain");
            return (plain is not null
                ? plain.ReadText()
                : HtmlWords.Of(written.Find(p => p.MediaType == "text/html")?.ReadText() ?? string.Empty)).Trim();
        }
    }

    public IEnumerable<MailPart> Files => Parts.Where(p => p.IsFile);

    /// <summary>An address alone, or after a name that is quoted or holds nothing that could be an address.</summary>
    [GeneratedRegex("""^(("([^"\\]|\\.)*"|[^"<>@,;\\])*<(?<address>[^\s<>"@,;:\\]+@[^\s<>"@,;:\\]+)>|(?<address>[^\s<>"@,;:\\()]+@[^\s<>"@,;:\\()]+))$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Mailbox();
}
