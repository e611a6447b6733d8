using System.Globalization;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Dashboard;
using CyberGov.Identity;
using CyberGov.Mail;

namespace CyberGov.WeeklySummary;

/// <summary>
/// The council's position in a few numbers, and how far its history goes. Every copy of this mail is a proof that the history
/// was not rewritten: it lies where nobody who runs the server can change it.
/// </summary>
public sealed class WeeklySummaryEmail(CouncilLook council, SiteAddress site, HistoryStanding history, string keyFingerprint)
{
    public const string Kind = "weekly-summary";

    public QueuedEmail For(Person person, CouncilWork work, DateOnly today, DateTimeOffset now)
    {
        var subject = $"Compliance summary for the week of {today.InWords()}";
        var body = new EmailBody(council)
            .Paragraph($"Hello {person.Name},")
            .Paragraph("This is where the council stands this morning.")
            .Links(
            [
                Line(work.OverdueReviews, "reviews are overdue", "review is overdue", "/controls?due=Overdue"),
                Line(work.ControlsWithoutOwner, "controls have no owner", "control has no owner", "/controls?owner=none"),
                Line(work.EvidenceRunOut, "controls have evidence that has run out", "control has evidence that has run out", "/controls?status=EvidenceExpired"),
                Line(work.EvidenceExpiring, "evidence items run out in 30 days", "evidence item runs out in 30 days", "/evidence?state=Expiring"),
                Line(work.WithoutEvidence, "controls are in place without evidence", "control is in place without evidence", "/controls?status=NoEvidence"),
                Line(work.NotAssessed, "controls are not assessed", "control is not assessed", "/controls?status=NotAssessed"),
            ])
            .Heading("Proof of the change history")
            .Paragraph("Keep this mail. If anyone rewrites what the history says until today, the lines below show it: save the last of them as a text file and hand it to 'cybergov verify' with --against.")
            .Verbatim($"installation {history.InstallationId}\nsequence {history.Sequence}\nhead {history.HeadHash}\nkey {keyFingerprint}\n");
        if (history.Checkpoint is { } checkpoint)
        {
            body.Paragraph($"The last checkpoint, signed on {checkpoint.SignedAt.InUkWords()}:").Verbatim(checkpoint.ToFile());
        }

        body.Link("See the history", site.Page("/history"));

        return new QueuedEmail
        {
            Kind = Kind,
            PersonId = person.Id,
            ToAddress = person.Email!,
            ToName = person.Name,
            Subject = subject,
            TextBody = body.ToText(),
            HtmlBody = body.ToHtml(subject),
            QueuedAt = now,
        };
    }

    private EmailLink Line(int count, string many, string one, string path) =>
        new($"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}", count == 0 ? "Nothing to do" : "See which", site.Page(path));
}
