using System.Globalization;
using CyberGov.Reminders;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>One rule that two people have set differently.</summary>
public sealed record RuleDifference(string Rule, string InForce, string Typed)
{
    public static IReadOnlyList<RuleDifference> Between(ReminderPlan inForce, ReminderPlan typed) =>
        [.. Words(inForce).Zip(Words(typed), (a, b) => new RuleDifference(a.Rule, a.Value, b.Value)).Where(d => d.InForce != d.Typed)];

    public static IReadOnlyList<(string Rule, string Value)> Words(ReminderPlan plan) =>
    [
        ("Days before the due date", string.Join(", ", plan.LeadDays)),
        ("While overdue, again every so many days", Days(plan.OverdueEveryDays)),
        ("Deputy after", Days(plan.DeputyAfterDays)),
        ("Line manager after", Days(plan.LineManagerAfterDays)),
        ("Senior information risk owner after", Days(plan.SiroAfterDays)),
        ("Days on which nothing is sent", plan.QuietWeekdays.Count == 0 ? "None" : string.Join(", ", plan.QuietWeekdays.Order())),
        ("Nothing is sent on bank holidays", plan.IsQuietOnBankHolidays ? "Yes" : "No"),
        ("Closures of the council", plan.Closures.Count == 0 ? "None" : Closure.Write(plan.Closures)),
        ("Alarm after", Days(plan.AlarmAfterDays)),
    ];

    private static string Days(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? "Never";
}
