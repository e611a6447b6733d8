using CyberGov.Calendar;
using CyberGov.Mail;

namespace CyberGov.Reminders;

/// <summary>A mail as it is written, before it is queued or shown.</summary>
public sealed record WrittenDigest(
    string Subject, string Text, string Html, IReadOnlyList<(string FileName, CalendarMethod Method, string Text)> Calendars, int CalendarSequence);

/// <summary>The one mail a person gets in a morning: everything that needs them, by kind, the longest overdue first.</summary>
public sealed class DigestEmail(
    CouncilLook council, string mailAddress, SiteAddress site, IReadOnlyDictionary<string, DueKind> kinds)
{
    public const string Kind = "reminder-digest";

    /// <summary>Of one section.</summary>
    public const int MostLines = 50;

    /// <param name="digest">What it says.</param>
    /// <param name="today">The day it is written for.</param>
    /// <param name="lastSequence">The highest in the calendars its reader was sent; null when they were sent none.</param>
    /// <param name="now">When it is written.</param>
    public WrittenDigest Write(OwedDigest digest, DateOnly today, int? lastSequence, DateTimeOffset now)
    {
        var asked = digest.All.Where(l => l.IsAsked).ToList();
        var late = RemindersOwed.Sorted(digest.All.Where(l => !l.IsAsked));
        var subject = new DigestSubject(kinds).Of(asked, late, digest.Leftovers, today);
        var body = new EmailBody(council).Paragraph($"Hello {digest.Person.Name},");
        foreach (var kind in asked.GroupBy(l => l.Item.Kind, StringComparer.Ordinal).OrderBy(k => k.Min(l => l.Item.DueOn)))
        {
            AddAsked(body, kinds[kind.Key], RemindersOwed.Sorted(kind), today);
        }

        AddLate(body, digest.Person, late, today);
        var inCalendar = asked.FindAll(l => l.HasCalendarEntry);

        // What has moved stands among the due dates again, and a later word about it must not take it out.
        var gone = digest.Leftovers.Where(l => !inCalendar.Exists(e => (e.Item.Kind, e.Item.ItemId) == (l.Kind, l.ItemId))).ToList();
        AddCalendars(body, inCalendar.Count > 0, gone);

        var sequence = CalendarSequence.After(lastSequence, now);

        return new WrittenDigest(subject, body.ToText(), body.ToHtml(subject), Calendars(inCalendar, gone, sequence, now), sequence);
    }

    private void AddAsked(EmailBody body, DueKind kind, IReadOnlyList<DigestLine> lines, DateOnly today) => body
        .Heading(kind.Heading)
        .Paragraph(kind.Ask)
        .Links(Some(lines, l => LinkTo(l, AsWhat(l), today), kind.ListPath));

    private void AddLate(EmailBody body, ReminderPerson reader, List<DigestLine> late, DateOnly today)
    {
        if (late.Count > 0)
        {
            body.Heading("Late with others")
                .Paragraph(late.Count == 1
                    ? "You are told because this is long overdue. Please see that it is done, or given to someone who can do it."
                    : "You are told because these are long overdue. Please see that they are done, or given to someone who can do them.")
                .Links(Some(
                    late,
                    l => LinkTo(l, $"{(l.Owner is null ? "It has no owner" : $"{l.Owner} is to do it")}; you are told as {As(l.Rung)}. ", today),
                    $"/reminders?person={reader.PersonId}"));
        }
    }

    /// <summary>A mail that cannot be read to its end tells nobody anything: the rest is counted, and one link leads to all of it.</summary>
    private IEnumerable<EmailLink> Some(IReadOnlyList<DigestLine> lines, Func<DigestLine, EmailLink> write, string listPath)
    {
        var links = lines.Take(MostLines).Select(write);
        var left = lines.Count - MostLines;

        return left <= 0 ? links : links.Append(new EmailLink($"and {left} more", "Follow the link to see them all", site.Page(listPath)));
    }

    private static void AddCalendars(EmailBody body, bool isInCalendar, List<CalendarLeftover> gone)
    {
        if (gone.Count > 0)
        {
            body.Heading("No longer in your way")
                .Paragraph("These are done, have moved or are someone else’s now. Open the attached no-longer-due.ics to take them out of your calendar:");
            foreach (var leftover in gone)
            {
                body.Paragraph($"{leftover.Code}, which was due on {leftover.DueOn.InWords()}");
            }
        }

        if (isInCalendar)
        {
            body.Paragraph("Open the attached due-dates.ics to put the dates into your calendar, or to move what stands there already.");
        }
    }

    private EmailLink LinkTo(DigestLine line, string asWhat, DateOnly today) =>
        new($"{line.Item.Code}: {line.Item.Title}", $"{asWhat}{When(line.Item.DueOn, today)}", site.Page(line.Path)) { Why = line.Item.Why };

    private static string AsWhat(DigestLine line) => (line.Rung, line.Owner) switch
    {
        (ReminderRung.Administrator, null) => "No officer can be told, so you are, as an administrator. ",
        (_, null) => "",
        (ReminderRung.Cover, var owner) => $"You cover for {owner}. ",
        var (rung, owner) => $"{owner} cannot be told, so you are, as {As(rung)}. ",
    };

    private static string As(ReminderRung rung) => rung switch
    {
        ReminderRung.Owner => "its owner",
        ReminderRung.Cover => "cover",
        ReminderRung.Deputy => "the deputy",
        ReminderRung.LineManager => "line manager",
        ReminderRung.SeniorInformationRiskOwner => "senior information risk owner",
        ReminderRung.Officer => "an officer",
        ReminderRung.Administrator => "an administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, null),
    };

    private List<(string FileName, CalendarMethod Method, string Text)> Calendars(
        List<DigestLine> inCalendar, List<CalendarLeftover> gone, int sequence, DateTimeOffset now)
    {
        var writer = new CalendarText(council.Name, mailAddress);
        var calendars = new List<(string FileName, CalendarMethod Method, string Text)>();
        var entries = inCalendar.ConvertAll(l => EntryOf(l.Item with { Path = l.Path }, kinds[l.Item.Kind], site));
        if (entries.Count > 0)
        {
            calendars.Add(("due-dates.ics", CalendarMethod.Publish, writer.Write(CalendarMethod.Publish, entries, sequence, now)));
        }

        if (gone.Count > 0)
        {
            var ended = gone.Select(l => new CalendarEntry(Uid(l.Kind, l.ItemId, site), l.DueOn, $"{l.Code} no longer needs you", "", Link: null));
            calendars.Add(("no-longer-due.ics", CalendarMethod.Cancel, writer.Write(CalendarMethod.Cancel, ended, sequence, now)));
        }

        return calendars;
    }

    internal static CalendarEntry EntryOf(DueItem item, DueKind kind, SiteAddress site) => new(
        Uid(item.Kind, item.ItemId, site), item.DueOn, $"{kind.Verb} {item.Code}: {item.Title}",
        $"{kind.Ask}\n{item.Why}\n{site.Page(item.Path).AbsoluteUri}", site.Page(item.Path));

    private static string Uid(string kind, Guid itemId, SiteAddress site) => $"{kind}-{itemId:N}@{site.Page("/").Host}";

    private static string When(DateOnly dueOn, DateOnly today) => (dueOn.DayNumber - today.DayNumber) switch
    {
        0 => $"Due today, {dueOn.InWords()}",
        1 => $"Due tomorrow, {dueOn.InWords()}",
        > 1 and var days => $"Due in {days} days, on {dueOn.InWords()}",
        -1 => $"1 day overdue: it was due on {dueOn.InWords()}",
        var days => $"{-days} days overdue: it was due on {dueOn.InWords()}",
    };
}
