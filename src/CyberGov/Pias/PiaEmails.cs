using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Mail;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>The mails about an assessment that go at once, because someone must act on them or was waiting for them.</summary>
internal sealed class PiaEmails(CyberGovDbContext db, SiteAddress site, TimeProvider time) : IPiaConsequence
{
    public const string ReturnedKind = "pia-returned";
    public const string AdvisedKind = "pia-advised";
    public const string DecidedKind = "pia-decided";
    public const string UnchangedKind = "pia-unchanged";

    private const string Duty =
        "UK GDPR Article 35 (Data Protection Act 2018, section 64 for law enforcement): before processing begins that is likely to be a high risk to people, its effects on them are assessed";

    public async Task FollowAsync(Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        if (LetterFor(pia, decision) is not { } letter || await CouncilLook.LoadAsync(db, cancellationToken) is not { } council)
        {
            return;
        }

        foreach (var to in await RecipientsAsync(pia, letter, decision.TakenById, cancellationToken))
        {
            var body = new EmailBody(council).Paragraph($"Hello {to.Name},").Paragraph(letter.News);
            foreach (var (heading, words) in letter.Parts.Where(p => p.Words is not null))
            {
                body.Heading(heading).Quotation(words!);
            }

            body.Heading("Why: the duty it serves").Paragraph(Duty).Link($"Open {pia.Code}", site.Page($"/pias/{pia.Code}"));
            db.QueuedEmails.Add(new QueuedEmail
            {
                Kind = letter.Kind,
                PersonId = to.PersonId,
                ToAddress = to.Address,
                ToName = to.Name,
                Subject = letter.Subject,
                TextBody = body.ToText(),
                HtmlBody = body.ToHtml(letter.Subject),
                QueuedAt = time.GetUtcNow(),
            });
        }
    }

    private static Letter? LetterFor(Pia pia, PiaDecision decision) => decision.Action switch
    {
        PiaAction.ReturnScreening or PiaAction.ReturnToDescribing or PiaAction.ReturnToRisks => new Letter(
            ReturnedKind, $"Mend {pia.Code}: it was returned", $"{decision.TakenByName} has returned {pia.Code}, {pia.Title}.",
            ("What is to be mended", decision.Reason))
        { ToTeam = true },
        PiaAction.Advise => new Letter(
            AdvisedKind, $"Advice on {pia.Code} is given", $"{decision.TakenByName} has advised on {pia.Code}, {pia.Title}. It now waits for sign-off.",
            ("The advice", decision.Advice))
        { ToTeam = true, ToOwner = true, AlsoTo = pia.WaitsForId },
        PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException => new Letter(
            DecidedKind, $"{pia.Code} is approved", $"{decision.TakenByName} has approved {pia.Code}, {pia.Title}. Confirm its measures before it starts.",
            ("Why the advice was not followed", decision.Reason))
        { ToTeam = true, ToOwner = true, AlsoTo = pia.DpoReviewerId },
        PiaAction.Reject or PiaAction.ReplyStop => new Letter(
            DecidedKind, $"{pia.Code} is rejected",
            decision.Action == PiaAction.Reject
                ? $"{decision.TakenByName} has rejected {pia.Code}, {pia.Title}. The processing must not start."
                : $"The Commissioner replied that the processing must not start, so {pia.Code}, {pia.Title}, is rejected.",
            ("The reason given", decision.Reason))
        { ToTeam = true, ToOwner = true, AlsoTo = pia.DpoReviewerId },
        PiaAction.NoChange => new Letter(
            UnchangedKind, $"{pia.Code} was reviewed: nothing has changed",
            $"{decision.TakenByName} has reviewed {pia.Code}, {pia.Title}, and found that nothing has changed.",
            ("What was looked at", decision.Reason))
        { AlsoTo = pia.DpoReviewerId },
        _ => null,
    };

    private async Task<List<Recipient>> RecipientsAsync(Pia pia, Letter letter, Guid? notTo, CancellationToken cancellationToken)
    {
        Guid?[] named =
        [
            letter.ToTeam ? pia.ProjectLeadId : null, letter.ToOwner ? pia.InformationAssetOwnerId : null, letter.AlsoTo,
        ];
        var ids = named.OfType<Guid>().ToList();
        return await db.PiaPeople(time.TodayInUk()).AsNoTracking()
            .Where(p => ids.Contains(p.Id) || (letter.ToTeam && db.PiaTeamMembers.Any(m => m.PiaId == pia.PiaId && m.PersonId == p.Id)))
            .Where(p => p.Email != null && p.Id != notTo)
            .OrderBy(p => p.Id)
            .Select(p => new Recipient(p.Id, p.Name, p.Email!))
            .ToListAsync(cancellationToken);
    }

    private sealed record Recipient(Guid PersonId, string Name, string Address);

    /// <param name="Kind">Of the mail, for the ledger.</param>
    /// <param name="Subject">What the reader is to know first.</param>
    /// <param name="News">What happened.</param>
    /// <param name="Parts">Headings with the words that were said; those without words are left out.</param>
    private sealed record Letter(string Kind, string Subject, string News, params IReadOnlyList<(string Heading, string? Words)> Parts)
    {
        public bool ToTeam { get; init; }

        public bool ToOwner { get; init; }

        public Guid? AlsoTo { get; init; }
    }
}
