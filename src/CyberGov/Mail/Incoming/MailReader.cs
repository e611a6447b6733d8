using System.Text;

namespace CyberGov.Mail.Incoming;

/// <summary>
/// Takes a message apart (RFC 5322, RFC 2045 to 2047, RFC 2231) within fixed bounds, and
/// says when a bound left something out. Whatever bytes it is given, it answers
/// with a message or with an <see cref="UnreadableMailException"/>.
/// </summary>
public static class MailReader
{
    public const int MostNesting = 10;
    public const int MostParts = 200;

    private static readonly string TooDeep = $"The mail holds parts within parts more than {MostNesting} deep: what lies deeper was left out";
    private static readonly string TooMany = $"The mail has more than {MostParts} parts: those after were left out";

    public static IncomingMail Read(ReadOnlyMemory<byte> message)
    {
        var headers = MailHeaders.Read(message.Span, out var bodyAt);
        if (headers.Count("From") == 0)
        {
            throw new UnreadableMailException("It has no From, so it is no message.");
        }

        var parts = new List<MailPart>();
        var cutOff = new SortedSet<string>(StringComparer.Ordinal);
        TakeApart(headers, message[bodyAt..], parts, cutOff, depth: 0);
        return new IncomingMail(headers, parts, message[bodyAt..]) { CutOff = [.. cutOff] };
    }

    private static void TakeApart(MailHeaders headers, ReadOnlyMemory<byte> body, List<MailPart> parts, SortedSet<string> cutOff, int depth)
    {
        if (depth > MostNesting)
        {
            cutOff.Add(TooDeep);
            return;
        }

        var part = new MailPart(headers, body);
        if (part.Boundary is { Length: > 0 } boundary)
        {
            foreach (var within in Split(body, boundary, cutOff))
            {
                var inner = MailHeaders.Read(within.Span, out var bodyAt);
                TakeApart(inner, within[bodyAt..], parts, cutOff, depth + 1);
            }

            return;
        }

        if (parts.Count == MostParts)
        {
            cutOff.Add(TooMany);
            return;
        }

        parts.Add(part);
    }

    /// <summary>What lies between the lines that begin with the boundary; what comes before the first and after the last is no part.</summary>
    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary, SortedSet<string> cutOff)
    {
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var found = new List<ReadOnlyMemory<byte>>();
        var (from, at) = (-1, 0);
        while (at < body.Length)
        {
            var line = LineAt(body.Span, at, out var next);
            if (line.StartsWith(mark) && IsEndOfMark(line[mark.Length..], out var isLast))
            {
                if (from >= 0)
                {
                    found.Add(body[from..Math.Max(from, EndBefore(body.Span, at))]);
                }

                if (isLast)
                {
                    return found;
                }

                if (found.Count == MostParts)
                {
                    cutOff.Add(TooMany);
                    return found;
                }

                from = next;
            }

            at = next;
        }

        // Cut off in transit: what came of the last part is still a part.
        if (from >= 0 && from < body.Length)
        {
            found.Add(body[from..]);
        }

        return found;
    }

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> text, int at, out int next)
    {
        var length = text[at..].IndexOf((byte)'\n');
        next = length < 0 ? text.Length : at + length + 1;
        return text[at..(length < 0 ? text.Length : at + length)];
    }

    private static bool IsEndOfMark(ReadOnlySpan<byte> rest, out bool isLast)
    {
        isLast = rest.StartsWith("--"u8);
        return (isLast ? rest[2..] : rest).Trim(" \t\r"u8).IsEmpty;
    }

    /// <summary>The line break before a boundary belongs to it.</summary>
    private static int EndBefore(ReadOnlySpan<byte> text, int at)
    {
        var end = at > 0 && text[at - 1] == '\n' ? at - 1 : at;
        return end > 0 && text[end - 1] == '\r' ? end - 1 : end;
    }
}
