using System.ComponentModel.DataAnnotations;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Reminders;

[Authorize(Policy = Policies.ReadTimetable)]
public sealed class RulesModel(ReminderRulesQuery rules, ChangeReminderRules change) : PageModel
{
    private const string DaysError = "Enter a whole number of days from 1 to 365";

    [BindProperty]
    [Required(ErrorMessage = "Enter the days before the due date, such as 30, 14, 7, 0")]
    public string? LeadDays { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter how often people are reminded while it is overdue")]
    [Range(1, Closure.MostDays, ErrorMessage = "Enter a whole number of days from 1 to 31")]
    public int? OverdueEvery { get; set; }

    [BindProperty]
    [Range(1, ReminderRules.MostDays, ErrorMessage = DaysError)]
    public int? DeputyAfter { get; set; }

    [BindProperty]
    [Range(1, ReminderRules.MostDays, ErrorMessage = DaysError)]
    public int? LineManagerAfter { get; set; }

    [BindProperty]
    [Range(1, ReminderRules.MostDays, ErrorMessage = DaysError)]
    public int? SiroAfter { get; set; }

    [BindProperty]
    public List<DayOfWeek> QuietWeekdays { get; set; } = [];

    [BindProperty]
    public bool QuietOnBankHolidays { get; set; }

    [BindProperty]
    [StringLength(4000, ErrorMessage = "Closures must be 4,000 characters or less")]
    public string? Closures { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter after how many days a reminder that has not gone is an alarm")]
    [Range(1, Closure.MostDays, ErrorMessage = "Enter a whole number of days from 1 to 31")]
    public int? AlarmAfter { get; set; }

    /// <summary>That of the rules which the form was filled in from.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Where what was typed is not what someone else has saved meanwhile.</summary>
    public IReadOnlyList<RuleDifference> Differences { get; private set; } = [];

    /// <summary>For those who read the rules and do not change them.</summary>
    public IReadOnlyList<(string Rule, string Value)> InForce { get; private set; } = [];

    public bool MayManage => User.May(Policies.ManageReminders);

    public static IReadOnlyList<Choice> Weekdays { get; } =
        [.. Enum.GetValues<DayOfWeek>().OrderBy(d => d == DayOfWeek.Sunday).ThenBy(d => d).Select(d => new Choice(d.ToString(), d.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var plan = await rules.ExecuteAsync(cancellationToken);
        InForce = RuleDifference.Words(plan);
        (Version, LeadDays) = (plan.Version, string.Join(", ", plan.LeadDays));
        (OverdueEvery, DeputyAfter, LineManagerAfter) = (plan.OverdueEveryDays, plan.DeputyAfterDays, plan.LineManagerAfterDays);
        (SiroAfter, QuietWeekdays) = (plan.SiroAfterDays, [.. plan.QuietWeekdays]);
        (QuietOnBankHolidays, Closures, AlarmAfter) = (plan.IsQuietOnBankHolidays, Closure.Write(plan.Closures), plan.AlarmAfterDays);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayManage)
        {
            return NotFound();
        }

        var (leads, misread) = Reminders.LeadDays.Read(LeadDays);
        if (misread is not null)
        {
            ModelState.AddModelError(nameof(LeadDays), misread);
        }

        var (closures, problems) = Closure.Read(Closures);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(nameof(Closures), problem);
        }

        if (QuietWeekdays.Distinct().Count() == 7)
        {
            ModelState.AddModelError(nameof(QuietWeekdays), "Leave at least one day of the week on which reminders are sent");
        }

        foreach (var (field, words) in LadderOrder.Problems(DeputyAfter, LineManagerAfter, SiroAfter))
        {
            ModelState.AddModelError(field, words);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var plan = new ReminderPlan
        {
            LeadDays = leads,
            OverdueEveryDays = OverdueEvery!.Value,
            DeputyAfterDays = DeputyAfter,
            LineManagerAfterDays = LineManagerAfter,
            SiroAfterDays = SiroAfter,
            QuietWeekdays = [.. QuietWeekdays.Distinct()],
            IsQuietOnBankHolidays = QuietOnBankHolidays,
            Closures = closures,
            AlarmAfterDays = AlarmAfter!.Value,
            Version = Version,
        };
        try
        {
            await change.ExecuteAsync(plan, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ShowBothAsync(plan, cancellationToken);
        }

        this.ShowSuccess("The rules are saved and hold from the next morning on. Reviews that fall on a closure follow in the night.");
        return RedirectToPage("Preview");
    }

    /// <summary>What was typed stays in the form; saving it again is then a choice.</summary>
    private async Task<IActionResult> ShowBothAsync(ReminderPlan mine, CancellationToken cancellationToken)
    {
        var theirs = await rules.ExecuteAsync(cancellationToken);
        Differences = RuleDifference.Between(theirs, mine);
        ModelState.Remove(nameof(Version));
        Version = theirs.Version;
        ModelState.AddModelError("", "Someone else has changed this: the rules were saved by another person while you had them open");
        return Page();
    }
}
