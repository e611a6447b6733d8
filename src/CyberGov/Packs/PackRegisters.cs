using System.Globalization;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Pias;
using CyberGov.Workbooks;

namespace CyberGov.Packs;

/// <summary>The columns of each register sheet of a pack.</summary>
internal static class PackRegisters
{
    private const int CodeWidth = 16;
    private const int NameWidth = 24;
    private const int TextWidth = 50;

    public static Register<RequirementLine> Requirements { get; } =
        new Register<RequirementLine>("Requirements", "tblRequirements", "Each duty of the frameworks in scope and where it stands.")
            .Text("Framework", 30, r => PackWords.Framework(r.FrameworkTitle, r.FrameworkEdition))
            .Text("Ref", CodeWidth, r => r.Standing.Code)
            .Text("Requirement", 36, r => r.Standing.Title)
            .Text("Statement", TextWidth, r => r.Standing.Statement)
            .Text("Source", 36, r => r.Source)
            .Text("Status", 18, r => r.Standing.Status.Words)
            .Text("Council's decision", 30, r => r.Standing.DecisionReason)
            .Text("Controls", 30, r => string.Join(", ", r.Standing.Controls.Where(c => c.Counted is not null).Select(c => c.Code)))
            .WholeNumber("Evidence items", 12, r => r.EvidenceCount)
            .Text("Gap", 8, r => PackWords.YesNo(r.Standing.Status is not (RequirementStatus.Met or RequirementStatus.NotApplicable)));

    public static Register<ControlLine> Controls(DateOnly today) =>
        new Register<ControlLine>("Controls", "tblControls", "Each control in scope: who owns it, how well it works, when it is looked at next.")
            .Text("Ref", CodeWidth, c => c.Code)
            .Text("Control", 36, c => c.Title)
            .Text("Objective", TextWidth, c => c.Objective)
            .Text("Requirements served", 30, c => string.Join(", ", c.RequirementCodes))
            .Text("Owner", NameWidth, c => c.OwnerName)
            .Text("Deputy", NameWidth, c => c.DeputyName)
            .Text("Service area", NameWidth, c => c.ServiceAreaName)
            .Text("Status", 22, c => c.PositionOn(today).Words)
            .Text("Why it does not apply", 30, c => c.NotApplicableReason)
            .WholeNumber("Review every (months)", 12, c => c.ReviewMonths)
            .Date("Last review", c => c.LastReviewedOn)
            .Date("Next review", c => c.NextReviewDueOn)
            .WholeNumber("Evidence items", 12, c => c.EvidenceCount)
            .Text("Evidence in force until", 16, c => EvidencedUntil(c.EvidencedUntil))
            .Text("Gap", 8, c => PackWords.YesNo(ControlGap.Of(c, today).Any()));

    public static Register<EvidenceLine> Evidence(DateOnly today, Func<EvidenceLine, string> inPack, Func<EvidenceLine, string?> path) =>
        new Register<EvidenceLine>("Evidence", "tblEvidence", "One row for each file, link or note of each evidence item in scope.")
            .Text("Id", CodeWidth, e => e.Item.Code)
            .Text("Kind", 8, e => e.Form.ToString())
            .Text("Title", 40, e => e.Item.Title)
            .Text("What it shows", TextWidth, e => e.Item.Shows)
            .Text("Controls", 20, e => string.Join(", ", e.Item.ControlCodes))
            .Text("State", 16, e => PackWords.Of(EvidenceStates.Of(e.Item.Stage, e.Item.ExpiresOn, today)))
            .Text("Why withdrawn", 24, e => e.Item.WithdrawnReason)
            .Text("File name", 36, e => e.File?.FileName)
            .Text("Type", 20, e => e.File?.ContentType)
            .WholeNumber("Bytes", 14, e => e.File?.Length)
            .Text("SHA-256", 68, e => e.File?.Sha256, wrap: false)
            .Text("Virus scan", 16, e => e.File is null ? null : PackWords.Of(e.File.Scan))
            .Date("In force from", e => e.Item.EffectiveOn)
            .Date("Expires", e => e.Item.ExpiresOn)
            .Text("Marking", 20, e => PackWords.Of(e.Item.Marking))
            .Text("Owner", NameWidth, e => e.Item.OwnerName)
            .Text("Logged by", NameWidth, e => e.Item.LoggedByName)
            .Instant("Logged (UTC)", e => e.Item.LoggedAt)
            .WholeNumber("Revision", 10, e => e.Item.RevisionNumber)
            .Text("Accepted by", NameWidth, e => e.Item.AcceptedByName)
            .Instant("Accepted (UTC)", e => e.Item.AcceptedAt)
            .Text("Revision SHA-256", 68, e => e.Item.ContentSha256, wrap: false)
            .Text("Last reviewed by", NameWidth, e => e.Item.LastReviewedByName)
            .Instant("Last reviewed (UTC)", e => e.Item.LastReviewedAt)
            .Link("Link", 40, e => e.Form == EvidenceForm.Link ? CellLink.ToWeb(e.Item.LinkUrl, e.Item.LinkUrl) : null)
            .Text("Note", TextWidth, e => e.Form == EvidenceForm.Note ? e.Item.Note : null)
            .Link("Path in pack", 44, e => path(e) is { } place ? CellLink.ToPackFile(place, place) : null)
            .Text("In this pack", 30, inPack);

    public static Register<ControlGap> Gaps { get; } =
        new Register<ControlGap>("Gaps", "tblGaps", "What each control in scope lacks, for how long, and what mends it.")
            .Text("Control", CodeWidth, g => g.Control.Code)
            .Text("Control title", 40, g => g.Control.Title)
            .Text("Reason", 24, g => g.Reason)
            .WholeNumber("Days", 10, g => g.Days)
            .Text("Owner", NameWidth, g => g.Control.OwnerName ?? "Nobody")
            .Text("What to do", TextWidth, g => g.WhatToDo);

    public static Register<ReviewLine> Reviews(DateOnly today) =>
        new Register<ReviewLine>("Reviews", "tblReviews", "Reviews completed in the period, and those due by its end that are still open.")
            .Text("Control", CodeWidth, r => r.ControlCode)
            .Text("Control title", 40, r => r.ControlTitle)
            .Date("Scheduled for", r => r.ScheduledFor)
            .Date("Due", r => r.DueOn)
            .Text("State", 12, r => r.StateOn(today))
            .Instant("Completed (UTC)", r => r.CompletedAt)
            .Text("Status seen", 16, r => r.StatusSeen is { } seen ? PackWords.Of(seen) : null)
            .Text("Outcome", 16, r => r.Outcome is { } outcome ? PackWords.Of(outcome) : null)
            .Text("Reviewer", NameWidth, r => r.CompletedByName)
            .Text("Note", TextWidth, r => r.Note)
            .Text("Evidence looked at", 30, r => string.Join(", ", r.EvidenceCodes));

    public static Register<ReminderLine> Reminders { get; } =
        new Register<ReminderLine>("Reminders", "tblReminders", "Every reminder owed in the period: to whom, at which step, and what became of it.")
            .Text("About", CodeWidth, r => r.Code)
            .Text("Kind", 20, r => r.Kind)
            .Text("Told", NameWidth, r => r.PersonName)
            .Text("As", NameWidth, r => r.Rung.ToString())
            .Date("Due", r => r.DueOn)
            .WholeNumber("Days from due date", 12, r => r.Step)
            .Date("Owed on", r => r.StepOn)
            .Text("State", 12, r => r.State)
            .Instant("Sent (UTC)", r => r.SentAt)
            .Text("Transport", 12, r => r.Transport)
            .Text("Answer", TextWidth, r => r.Answer);

    public static Register<PiaLine> Pias(Func<PiaLine, string?> path) =>
        new Register<PiaLine>("PIAs", "tblPIAs", "Privacy impact assessments: where each stands, who decided what, on exactly which words.")
            .Text("Reference", CodeWidth, p => p.Code)
            .Text("Title", 40, p => p.Title)
            .Text("Service area", NameWidth, p => p.ServiceArea)
            .Text("Project lead", NameWidth, p => p.ProjectLead)
            .Text("State", 20, p => PiaWords.Of(p.State))
            .WholeNumber("Version", 9, p => p.VersionNumber)
            .Text("Risk before measures", 14, p => PiaWords.Of(p.InitialLevel))
            .Text("Risk that remains", 14, p => PiaWords.Of(p.ResidualLevel))
            .Text("Last decision", 30, p => p.Last is { } last ? PiaWords.Done(last.Action) : null)
            .Instant("Decided (UTC)", p => p.Last?.TakenAt)
            .Instant("Approved (UTC)", p => p.Approval?.TakenAt)
            .WholeNumber("Version approved", 10, p => p.Approval?.VersionNumber)
            .Text("Approved by", NameWidth, p => p.Approval?.TakenByName)
            .Text("Approved as", NameWidth, p => p.Approval is { } approval ? PiaWords.Of(approval.ActingAs) : null)
            .Text("SHA-256 of what was approved", 68, p => p.Approval?.ContentHash, wrap: false)
            .Date("Next review", p => p.NextReviewOn)
            .Text("Published", 10, p => PackWords.YesNo(p.IsPublished))
            .Link("Document in pack", 40, p => path(p) is { } place ? CellLink.ToPackFile(place, place) : null);

    public static Register<AgreementLine> Agreements { get; } =
        new Register<AgreementLine>("Agreements", "tblAgreements", "Data sharing agreements: with whom, for what, whether in force, and the assessments they rest on.")
            .Text("Reference", CodeWidth, a => a.Code)
            .Text("Name", 40, a => a.Name)
            .Text("Service area", NameWidth, a => a.ServiceArea)
            .Text("Owner", NameWidth, a => a.Owner)
            .Text("State", 20, a => a.StateInWords)
            .Instant("In force since (UTC)", a => a.ActivatedAt)
            .Text("Put into force by", NameWidth, a => a.ActivatedBy)
            .Date("Starts", a => a.StartsOn)
            .Date("Ends", a => a.EndsOn)
            .Date("Last looked at", a => a.LastReviewedOn)
            .Date("Next review", a => a.NextReviewOn)
            .Text("Parties", TextWidth, a => string.Join("; ", a.Parties.Select(p => $"{p.Name} ({p.LawfulBasis})")))
            .Text("Purpose", TextWidth, a => a.Purpose)
            .Text("Data items", TextWidth, a => a.DataItems)
            .Text("Assessments", 40, a => string.Join("; ", a.Pias.Select(p => $"{p.Code}: {PiaWords.Of(p.State)}")));

    private static string? EvidencedUntil(DateOnly? until) =>
        until == DateOnly.MaxValue ? "Does not expire" : until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
