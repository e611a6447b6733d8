using CyberGov.Data;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Puts digests and their lines in the ledger side by side; the caller saves both together.</summary>
internal sealed class DigestQueue(CyberGovDbContext db, DigestEmail writer, TimeProvider time)
{
    public async Task AddAsync(IReadOnlyCollection<OwedDigest> digests, DateOnly today, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await WaitingAsync(digests, cancellationToken);
        var linesOf = await LinesOfAsync(waiting.Keys, cancellationToken);
        var dropped = await DroppedAsync(digests, cancellationToken);
        var inCalendars = await InCalendarsAsync(digests, today, cancellationToken);
        var lastSequences = await CalendarSequence.LastOfAsync(db, [.. digests.Select(d => d.Person.PersonId)], cancellationToken);
        foreach (var digest in digests)
        {
            var written = writer.Write(digest, today, lastSequences.GetValueOrDefault(digest.Person.PersonId), now);
            var unsent = digest.WaitingEmailId is { } id ? waiting.GetValueOrDefault(id) : null;
            var email = unsent ?? Add(digest.Person, written, now);
            if (unsent is not null)
            {
                DropWhatIsDone(linesOf[unsent.QueuedEmailId], digest.All, now);
                Rewrite(db, unsent, written);
            }

            Record(digest, email.QueuedEmailId, dropped[digest.Person.PersonId].ToDictionary(KeyOf));
            var gone = digest.Leftovers.Select(l => (l.Kind, l.ItemId, l.DueOn)).ToHashSet();
            foreach (var line in inCalendars[digest.Person.PersonId].Where(r => gone.Contains((r.Kind, r.ItemId, r.DueOn))))
            {
                line.CancelledInId = email.QueuedEmailId;
            }
        }
    }

    /// <summary>Takes out of the ledger's debts what the rewritten mail no longer says.</summary>
    public static void DropWhatIsDone(IEnumerable<Reminder> lines, IEnumerable<DigestLine> stillTrue, DateTimeOffset now)
    {
        var kept = stillTrue.Select(l => l.Key).ToHashSet();
        foreach (var line in lines.Where(r => !kept.Contains((r.Kind, r.ItemId, r.DueOn))))
        {
            line.NotNeededAt = now;
        }
    }

    /// <summary>The same mail under the same Message-ID with what is true now.</summary>
    public static void Rewrite(CyberGovDbContext db, QueuedEmail email, WrittenDigest written)
    {
        (email.Subject, email.TextBody, email.HtmlBody) = (written.Subject, written.Text, written.Html);
        TakeSequence(email, written);
        db.RemoveRange([.. email.Attachments]);
        db.AddRange(AttachmentsOf(email.QueuedEmailId, written));
    }

    /// <summary>A mail of its own, kept nowhere else yet.</summary>
    public static QueuedEmail EmailOf(ReminderPerson to, WrittenDigest written, DateTimeOffset now)
    {
        var email = new QueuedEmail
        {
            Kind = DigestEmail.Kind,
            PersonId = to.PersonId,
            ToAddress = to.Address,
            ToName = to.Name,
            Subject = written.Subject,
            TextBody = written.Text,
            HtmlBody = written.Html,
            QueuedAt = now,
        };
        email.Attachments.AddRange(AttachmentsOf(email.QueuedEmailId, written));
        TakeSequence(email, written);
        return email;
    }

    /// <summary>A mail rewritten without calendars keeps its number: it may have gone with them without our knowing.</summary>
    private static void TakeSequence(QueuedEmail email, WrittenDigest written) =>
        email.CalendarSequence = written.Calendars.Count > 0 ? written.CalendarSequence : email.CalendarSequence;

    private QueuedEmail Add(ReminderPerson to, WrittenDigest written, DateTimeOffset now)
    {
        var email = EmailOf(to, written, now);
        db.QueuedEmails.Add(email);
        return email;
    }

    private static IEnumerable<QueuedEmailAttachment> AttachmentsOf(Guid emailId, WrittenDigest written) =>
        written.Calendars.Select(c => new QueuedEmailAttachment
        {
            QueuedEmailId = emailId,
            FileName = c.FileName,
            ContentType = $"{CalendarText.ContentType}; method={c.Method.ToString().ToUpperInvariant()}",
            Text = c.Text,
        });

    private void Record(OwedDigest digest, Guid emailId, Dictionary<LineKey, Reminder> dropped)
    {
        foreach (var line in digest.Lines)
        {
            var item = line.Item;
            if (dropped.TryGetValue(new LineKey(item.Kind, item.ItemId, item.DueOn, line.Step), out var again))
            {
                // Dropped from a mail that had not gone, and true again: the same line of the ledger.
                (again.QueuedEmailId, again.NotNeededAt, again.HasCalendarEntry) = (emailId, null, line.HasCalendarEntry);
                continue;
            }

            db.Reminders.Add(new Reminder
            {
                PersonId = digest.Person.PersonId,
                Kind = item.Kind,
                ItemId = item.ItemId,
                DueOn = item.DueOn,
                Step = line.Step,
                StepOn = item.DueOn.AddDays(line.Step),
                Code = item.Code,
                Rung = line.Rung,
                QueuedEmailId = emailId,
                HasCalendarEntry = line.HasCalendarEntry,
            });
        }
    }

    /// <summary>Mails that no mail server has taken: the new digest takes their place.</summary>
    private async Task<Dictionary<Guid, QueuedEmail>> WaitingAsync(IReadOnlyCollection<OwedDigest> digests, CancellationToken cancellationToken)
    {
        var ids = digests.Select(d => d.WaitingEmailId).OfType<Guid>().ToList();
        return ids.Count == 0
            ? []
            : await db.QueuedEmails.Include(e => e.Attachments)
                .Where(e => ids.Contains(e.QueuedEmailId) && e.State == EmailState.Queued)
                .ToDictionaryAsync(e => e.QueuedEmailId, cancellationToken);
    }

    private async Task<ILookup<Guid, Reminder>> LinesOfAsync(Dictionary<Guid, QueuedEmail>.KeyCollection emailIds, CancellationToken cancellationToken) =>
        emailIds.Count == 0
            ? Array.Empty<Reminder>().ToLookup(r => r.QueuedEmailId)
            : (await db.Reminders.Where(r => emailIds.Contains(r.QueuedEmailId) && r.NotNeededAt == null).ToListAsync(cancellationToken))
                .ToLookup(r => r.QueuedEmailId);

    private async Task<ILookup<Guid, Reminder>> DroppedAsync(IReadOnlyCollection<OwedDigest> digests, CancellationToken cancellationToken)
    {
        var people = digests.Where(d => d.Lines.Count > 0).Select(d => d.Person.PersonId).ToList();
        var items = digests.SelectMany(d => d.Lines).Select(l => l.Item.ItemId).Distinct().ToList();
        return (await db.Reminders
                .Where(r => r.NotNeededAt != null && people.Contains(r.PersonId) && items.Contains(r.ItemId))
                .ToListAsync(cancellationToken))
            .ToLookup(r => r.PersonId);
    }

    private async Task<ILookup<Guid, Reminder>> InCalendarsAsync(
        IReadOnlyCollection<OwedDigest> digests, DateOnly today, CancellationToken cancellationToken)
    {
        var people = digests.Where(d => d.Leftovers.Count > 0).Select(d => d.Person.PersonId).ToList();
        return people.Count == 0
            ? Array.Empty<Reminder>().ToLookup(r => r.PersonId)
            : (await db.Reminders
                .Where(r => people.Contains(r.PersonId) && r.HasCalendarEntry && r.CancelledInId == null && r.DueOn >= today)
                .ToListAsync(cancellationToken)).ToLookup(r => r.PersonId);
    }

    private static LineKey KeyOf(Reminder line) => new(line.Kind, line.ItemId, line.DueOn, line.Step);

    private readonly record struct LineKey(string Kind, Guid ItemId, DateOnly DueOn, int Step);
}
