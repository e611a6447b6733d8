using System.Globalization;
using System.Text;

namespace CyberGov.Reminders;

/// <summary>One due date in a calendar.</summary>
/// <param name="Uid">The same for an item as long as it lives.</param>
public sealed record CalendarEntry(string Uid, DateOnly On, string Summary, string Description, Uri? Link);

public enum CalendarMethod
{
    Publish,
    Cancel,
}

/// <summary>
/// Writes iCalendar (RFC 5545; methods by RFC 5546): whole-day entries, lines folded at 75 octets, text escaped.
/// </summary>
public sealed class CalendarText(string council, string organiserAddress)
{
    public const string ContentType = "text/calendar";

    private const int LongestLine = 75;

    /// <param name="method">Null for a feed, which is read as it stands.</param>
    /// <param name="entries">What it holds.</param>
    /// <param name="sequence">Higher than in any earlier word about the same entries.</param>
    /// <param name="now">When it is written.</param>
    public string Write(CalendarMethod? method, IEnumerable<CalendarEntry> entries, int sequence, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//CyberGov//Reminders//EN");
        Line(text, "CALSCALE:GREGORIAN");
        if (method is { } known)
        {
            Line(text, $"METHOD:{known.ToString().ToUpperInvariant()}");
        }
        else
        {
            Line(text, $"X-WR-CALNAME:{Escape($"CyberGov, {council}")}");
        }

        foreach (var entry in entries)
        {
            Write(text, method, entry, sequence, now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private void Write(StringBuilder text, CalendarMethod? method, CalendarEntry entry, int sequence, DateTimeOffset now)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Uid}");
        Line(text, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(text, $"SEQUENCE:{sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(text, $"ORGANIZER;CN={Quote(council)}:mailto:{organiserAddress}");
        Line(text, $"DTSTART;VALUE=DATE:{Date(entry.On)}");
        Line(text, $"DTEND;VALUE=DATE:{Date(entry.On.AddDays(1))}");
        Line(text, $"SUMMARY:{Escape(entry.Summary)}");
        Line(text, $"DESCRIPTION:{Escape(entry.Description)}");
        if (entry.Link is { } link)
        {
            Line(text, $"URL:{link.AbsoluteUri}");
        }

        Line(text, $"STATUS:{(method == CalendarMethod.Cancel ? "CANCELLED" : "CONFIRMED")}");

        // A due date does not make anyone busy.
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string words) => words
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\n")
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A parameter's value may hold neither a quotation mark nor a control character.</summary>
    private static string Quote(string words) => $"\"{string.Concat(words.Where(c => c != '"' && !char.IsControl(c)))}\"";

    /// <summary>Folds between characters, never inside one, and counts the space that a folded line begins with.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
