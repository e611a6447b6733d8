using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The asking of the Information Commissioner: what was sent, and the clock that the law sets.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
[KeepsTypedText(nameof(SentOn), nameof(Contents), nameof(AcknowledgedOn), nameof(ExtensionNoticeOn), nameof(Day), nameof(Reason))]
public sealed class PriorConsultationModel(PriorConsultationQuery query, RecordConsultation record, TimeProvider time) : PageModel
{
    [BindProperty]
    public DateOnly? SentOn { get; set; }

    [BindProperty]
    public IList<ConsultationContent> Contents { get; set; } = [];

    [BindProperty]
    public DateOnly? AcknowledgedOn { get; set; }

    [BindProperty]
    public DateOnly? ExtensionNoticeOn { get; set; }

    /// <summary>On which the clock stops or runs again.</summary>
    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    [StringLength(ConsultationSuspension.MaxReasonLength, ErrorMessage = "The reason must be 1,000 characters or less")]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public PiaConsultation Consultation { get; private set; } = null!;

    public PriorConsultation Record => Consultation.Record!;

    public bool IsStopped => Record.Suspensions.Exists(s => s.To is null);

    public IReadOnlyList<Choice> AllContents { get; } =
        [.. Enum.GetValues<ConsultationContent>().Select(c => new Choice(RiskWords.Of(c), c.ToString()))];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        (SentOn, Contents, Version) = (Record.SentOn, [.. Record.Sent], Record.Version);
        (AcknowledgedOn, ExtensionNoticeOn) = (Record.AcknowledgedOn, Record.ExtensionNoticeOn);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        return SaveAsync(code, CheckDays, () => record.FactsAsync(
            code, new ConsultationFacts(SentOn!.Value, [.. Contents], AcknowledgedOn, ExtensionNoticeOn), Version, User.Viewer, cancellationToken),
            cancellationToken);
    }

    public Task<IActionResult> OnPostSuspendAsync(string code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Enter what the Commissioner waits for");
        }

        return SaveAsync(code, CheckClockDay, () => record.SuspendAsync(code, Day!.Value, Reason!, Version, User.Viewer, cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostResumeAsync(string code, CancellationToken cancellationToken)
    {
        return SaveAsync(code, CheckClockDay, () => record.ResumeAsync(code, Day!.Value, Version, User.Viewer, cancellationToken), cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(string code, Action check, Func<Task> save, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken) || !Consultation.MayRecord)
        {
            return NotFound();
        }

        check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await save();
        }
        catch (InvalidOperationException)
        {
            ModelState.AddModelError(nameof(Day), "Enter a day that fits: after the request was sent, and not while the clock stood still already");
            return Page();
        }

        this.ShowSuccess($"The consultation on {code} is up to date");
        return RedirectToPage(new { code });
    }

    private void CheckDays()
    {
        var since = Consultation.Pia.StateSinceOn;
        CheckDay(SentOn, since, nameof(SentOn), $"Enter the day it was sent, from {since.InWords()}, when it was decided to consult, until today");
        (DateOnly? Day, string Field)[] answers = [(AcknowledgedOn, nameof(AcknowledgedOn)), (ExtensionNoticeOn, nameof(ExtensionNoticeOn))];
        foreach (var (day, field) in answers.Where(a => a.Day is not null))
        {
            CheckDay(day, SentOn, field, "Enter a day from when it was sent until today");
        }

        if (SentOn is { } sent && Record.Suspensions.Exists(s => s.From < sent))
        {
            ModelState.AddModelError(nameof(SentOn), "The clock stood still before that day: enter the day it was sent, before the clock first stood still");
        }
    }

    private void CheckClockDay() => CheckDay(
        Day, Record.SentOn, nameof(Day), $"Enter the day, from {Record.SentOn?.InWords() ?? "when the request was sent"} until today");

    private void CheckDay(DateOnly? day, DateOnly? from, string field, string words)
    {
        if (day is null || day > time.TodayInUk() || day < from)
        {
            ModelState.AddModelError(field, words);
        }
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Consultation = found;
        return true;
    }
}
