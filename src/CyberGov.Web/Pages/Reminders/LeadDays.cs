using System.Globalization;
using CyberGov.Reminders;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>Reads days before the due date, such as 30, 14, 7, 0.</summary>
internal static class LeadDays
{
    private const int Most = 10;

    /// <returns>The days, longest before first, or what is wrong with them.</returns>
    public static (IReadOnlyList<int> Days, string? Problem) Read(string? text)
    {
        var leads = new List<int>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > ReminderRules.MostDays)
            {
                return ([], $"‘{part}’ is not a number of days from 0 to {ReminderRules.MostDays}");
            }

            leads.Add(days);
        }

        // An empty field has its own message.
        return leads.Count > Most || (leads.Count == 0 && !string.IsNullOrWhiteSpace(text))
            ? ([], $"Enter between one and {Most} numbers of days, with commas between them")
            : ([.. leads.Distinct().OrderDescending()], null);
    }
}
