using System.Security.Cryptography;
using System.Text;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Mail.Incoming;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Makes a draft of one message that someone who may log evidence sent in: its subject is the title, its text the note, its
/// attachments the files. The draft, the answer and the memory of the message are saved together. Who is not known is never
/// answered.
/// </summary>
public sealed class TakeInMail(
    CyberGovDbContext db,
    MailedFiles mailedFiles,
    LogEvidence logEvidence,
    StandInQuery standIns,
    CurrentActor actor,
    SiteAddress site,
    TimeProvider time)
{
    private const string NoTitle = "Evidence sent by mail";

    /// <returns>False when no evidence was made of it.</returns>
    /// <exception cref="UnreadableMailException">It is no message, or one made to do harm.</exception>
    public async Task<bool> ExecuteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var mail = MailReader.Read(message);
        if (mail.IsAutomatic || await SenderAsync(mail, cancellationToken) is not { } sender)
        {
            return false;
        }

        var fingerprint = FingerprintOf(mail, message);
        var before = await db.TakenInMails.AsNoTracking().SingleOrDefaultAsync(m => m.Fingerprint == fingerprint, cancellationToken);
        if (before is not null)
        {
            return before.EvidenceItemId is not null;
        }

        actor.PersonId = sender.Id;
        var viewer = await standIns.StandingInAsync(new Viewer(sender.Id, sender.Roles.Select(r => r.Role).ToHashSet()), cancellationToken);
        if (!viewer.MayLogEvidence)
        {
            await RefuseAsync(
                mail,
                sender,
                fingerprint,
                "your account may not log evidence",
                "An information governance officer of the council can log it for you. If you should be able to yourself, ask an administrator.",
                cancellationToken);
            return false;
        }

        await MakeDraftAsync(mail, sender, viewer, fingerprint, cancellationToken);
        return true;
    }

    /// <summary>A message too big to be read whole: whoever sent it is told, if its first lines say who that is.</summary>
    public async Task RefuseTooLargeAsync(ReadOnlyMemory<byte> beginning, string limit, CancellationToken cancellationToken)
    {
        var headers = MailHeaders.Read(beginning.Span, out _);
        var mail = new IncomingMail(headers, [], beginning);
        var fingerprint = FingerprintOf(mail, beginning);
        if (!mail.IsAutomatic && await SenderAsync(mail, cancellationToken) is { } sender
            && !await db.TakenInMails.AnyAsync(m => m.Fingerprint == fingerprint, cancellationToken))
        {
            await RefuseAsync(
                mail,
                sender,
                fingerprint,
                $"it is larger than {limit}",
                "Send the files in several mails, or sign in to CyberGov and log the evidence there.",
                cancellationToken);
        }
    }

    /// <summary>The one person with this address, if they are still with the council.</summary>
    private async Task<Person?> SenderAsync(IncomingMail mail, CancellationToken cancellationToken)
    {
        var address = mail.Sender?.ToUpperInvariant();
        var person = address is null ? null : await db.People.AsNoTracking()
            .Include(p => p.Roles)
            .SingleOrDefaultAsync(p => p.NormalizedEmail == address, cancellationToken);
        return person?.MaySignIn(time.TodayInUk()) == true ? person : null;
    }

    private async Task MakeDraftAsync(
        IncomingMail mail, Person sender, Viewer viewer, string fingerprint, CancellationToken cancellationToken)
    {
        var files = await mailedFiles.ReceiveAsync(mail, sender.Id, cancellationToken);
        List<string> notTakenIn = [.. mail.CutOff, .. files.Refused];
        var council = await CouncilAsync(cancellationToken);
        var draft = new NewEvidence
        {
            Title = TitleOf(mail, files.Received),
            Shows = null,
            EffectiveOn = time.TodayInUk(),
            ExpiresOn = null,
            OwnerId = sender.Id,
            Marking = null,
            ControlIds = await ControlsNamedAsync(mail.Subject, viewer, cancellationToken),
            Note = NoteOf(mail, notTakenIn),
            Files = files.Received,
        };
        await logEvidence.SaveDraftAsync(
            draft,
            viewer,
            item =>
            {
                db.QueuedEmails.Add(EvidenceEmails.TakenIn(council, site, RecipientOf(sender), item, notTakenIn, time.GetUtcNow()));
                db.TakenInMails.Add(MemoryOf(fingerprint, sender, item.EvidenceItemId));
            },
            cancellationToken);
    }

    /// <summary>The control, when the subject names exactly one that the sender may evidence.</summary>
    private async Task<List<Guid>> ControlsNamedAsync(string subject, Viewer viewer, CancellationToken cancellationToken)
    {
        var words = subject.ToUpperInvariant()
            .Split((char[])[' ', '\t', ',', ';', ':', '(', ')', '[', ']', '/'], StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        var controls = await db.ControlsEvidencedBy(viewer).Select(c => new { c.ControlId, c.Code }).ToListAsync(cancellationToken);
        var named = controls.Where(c => words.Contains(c.Code.ToUpperInvariant())).Select(c => c.ControlId).ToList();
        return named.Count == 1 ? named : [];
    }

    private async Task RefuseAsync(
        IncomingMail mail, Person sender, string fingerprint, string why, string next, CancellationToken cancellationToken)
    {
        var mailed = MailWords.Shorten(MailWords.OneLine(mail.Subject), 200);
        var council = await CouncilAsync(cancellationToken);
        db.QueuedEmails.Add(EvidenceEmails.NotTakenIn(council, RecipientOf(sender), mailed, why, next, time.GetUtcNow()));
        db.TakenInMails.Add(MemoryOf(fingerprint, sender, null));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<CouncilLook> CouncilAsync(CancellationToken cancellationToken) =>
        (await CouncilLook.LoadAsync(db, cancellationToken))!;

    private TakenInMail MemoryOf(string fingerprint, Person sender, Guid? itemId) =>
        new() { Fingerprint = fingerprint, PersonId = sender.Id, EvidenceItemId = itemId, TakenInAt = time.GetUtcNow() };

    private static EmailRecipient RecipientOf(Person person) => new(person.Id, person.Name, person.Email!);

    private static string TitleOf(IncomingMail mail, IReadOnlyList<ReceivedFile> files)
    {
        var subject = MailWords.OneLine(mail.Subject);
        var title = subject.Length > 0 ? subject : files.Count > 0 ? NewEvidence.TitleFrom(files[0].FileName) : NoTitle;
        return MailWords.Shorten(title, NewEvidence.MaxTitleLength);
    }

    /// <summary>What was refused comes first: it must not fall off the end of a long mail.</summary>
    private static string? NoteOf(IncomingMail mail, List<string> refused)
    {
        var note = refused.Count == 0
            ? MailWords.Plain(mail.WrittenText)
            : $"Not taken in:\n{string.Join('\n', refused)}\n\n{MailWords.Plain(mail.WrittenText)}";
        return note.Length == 0 ? null : MailWords.Shorten(note, NewEvidence.MaxNoteLength);
    }

    /// <summary>The same message however it came. The sender is part of it: nobody may use up the id of someone else's message.</summary>
    private static string FingerprintOf(IncomingMail mail, ReadOnlyMemory<byte> message)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (mail.Headers.Raw("Message-ID") is { Length: > 0 } id)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{mail.Sender?.ToUpperInvariant()}\n{id}\n"));
            hash.AppendData(mail.Body.Span);
        }
        else
        {
            hash.AppendData(message.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
