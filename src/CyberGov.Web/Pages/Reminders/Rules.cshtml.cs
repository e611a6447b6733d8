using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reminders;

[Authorize(Policy = Policies.ManageReminders)]
public sealed class RulesModel(ReminderRulesQuery rules, ChangeReminderRules change) : PageModel
{
    private const int MostLeads = 10;
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

    public static IReadOnlyList<Choice> Weekdays { get; } =
        [.. Enum.GetValues<DayOfWeek>().OrderBy(d => d == DayOfWeek.Sunday).ThenBy(d => d).Select(d => new Choice(d.ToString(), d.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var plan = await rules.ExecuteAsync(cancellationToken);
        LeadDays = string.Join(", ", plan.LeadDays);
        (OverdueEvery, DeputyAfter, LineManagerAfter) = (plan.OverdueEveryDays, plan.DeputyAfterDays, plan.LineManagerAfterDays);
        (SiroAfter, QuietWeekdays) = (plan.SiroAfterDays, [.. plan.QuietWeekdays]);
        (QuietOnBankHolidays, Closures, AlarmAfter) = (plan.IsQuietOnBankHolidays, Closure.Write(plan.Closures), plan.AlarmAfterDays);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var leads = ReadLeads();
        var (closures, problems) = Closure.Read(Closures);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(nameof(Closures), problem);
        }

        if (QuietWeekdays.Distinct().Count() == 7)
        {
            ModelState.AddModelError(nameof(QuietWeekdays), "Leave at least one day of the week on which reminders are sent");
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
        };
        await change.ExecuteAsync(plan, cancellationToken);
        this.ShowSuccess("The rules are saved and hold from the next morning on.");
        return RedirectToPage("Preview");
    }

    private List<int> ReadLeads()
    {
        var leads = new List<int>();
        foreach (var part in (LeadDays ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > ReminderRules.MostDays)
            {
                ModelState.AddModelError(nameof(LeadDays), $"‘{part}’ is not a number of days from 0 to 365");
                return [];
            }

            leads.Add(days);
        }

        if (leads.Count is 0 or > MostLeads && ModelState[nameof(LeadDays)]?.Errors.Count is null or 0)
        {
            ModelState.AddModelError(nameof(LeadDays), $"Enter between one and {MostLeads} numbers of days, with commas between them");
        }

        return [.. leads.Distinct().OrderDescending()];
    }
}
