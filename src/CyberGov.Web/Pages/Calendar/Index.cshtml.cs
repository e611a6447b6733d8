using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Calendar;

/// <summary>What is coming, a month at a time or as a list.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(
    ComingUpQuery comingUp, BankHolidayYearsQuery years, ReminderRulesQuery rules, BankHolidays bankHolidays, TimeProvider time) : PageModel
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private ILookup<DateOnly, ComingUpCount> _counts = Array.Empty<ComingUpCount>().ToLookup(c => c.On);
    private Nation _nation;
    private IReadOnlyList<Closure> _closures = [];

    /// <summary>Such as 2027-03; anything else is this month.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>One day, such as 2027-03-31, whose list is wanted.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public ComingUpKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Mine { get; set; }

    public DateOnly Today { get; private set; }

    public DateOnly First { get; private set; }

    private DateOnly? OneDay { get; set; }

    public IReadOnlyList<ComingUpItem> Items { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ViewChoices { get; } = [new("List", "list")];

    public IReadOnlyList<SelectListItem> WhoseChoices { get; } = [new("Mine", "true")];

    public IReadOnlyList<SelectListItem> KindChoices { get; } =
    [
        new("Reviews due", nameof(ComingUpKind.Review)),
        new("Requests for evidence due", nameof(ComingUpKind.EvidenceRequest)),
        new("Evidence that runs out", nameof(ComingUpKind.EvidenceExpiry)),
    ];

    public bool IsList => OneDay is not null || View == "list";

    public bool IsCutShort => Items.CountBy(i => i.Kind).Any(k => k.Value == ComingUpQuery.Most);

    public bool IsEmptyMonth => _counts.Count == 0;

    public string MonthName => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public string Heading => OneDay?.InWordsWithDay() ?? NameOf(First);

    /// <summary>From the Monday before the first to the Sunday after the last of the month.</summary>
    public IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            var monday = First.AddDays(-(((int)First.DayOfWeek + 6) % 7));
            var last = First.AddMonths(1).AddDays(-1);

            return Enumerable.Range(0, last.DayNumber - monday.DayNumber + 1).Select(monday.AddDays)
                .Concat(Enumerable.Range(1, (7 - (int)last.DayOfWeek) % 7).Select(last.AddDays))
                .Chunk(7);
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Today = time.TodayInUk();
        OneDay = Read(Day, "yyyy-MM-dd");
        var asked = OneDay ?? Read(Month, "yyyy-MM") ?? Today;
        First = new DateOnly(asked.Year, asked.Month, 1);
        _closures = (await rules.ExecuteAsync(cancellationToken)).Closures;
        _nation = (await years.ExecuteAsync(Today, cancellationToken)).Nation;

        var request = new ComingUpRequest(OneDay ?? First, OneDay ?? First.AddMonths(1).AddDays(-1), Kind, Mine is true);
        if (IsList)
        {
            Items = await comingUp.ItemsAsync(request, User.Viewer, cancellationToken);
        }
        else
        {
            _counts = (await comingUp.CountsAsync(request, User.Viewer, cancellationToken)).ToLookup(c => c.On);
        }
    }

    public bool IsInMonth(DateOnly day) => day.Month == First.Month;

    public string ClassOf(DateOnly day) => !IsInMonth(day) ? "calendar__cell calendar__cell--other"
        : day == Today ? "calendar__cell calendar__cell--today"
        : _counts[day].Any() || HolidayOn(day) is not null ? "calendar__cell" : "calendar__cell calendar__cell--empty";

    public IReadOnlyList<ComingUpCount> CountsOn(DateOnly day) => [.. _counts[day]];

    public string? HolidayOn(DateOnly day) => bankHolidays.Find(_nation, day)?.Name
        ?? (_closures.FirstOrDefault(c => c.Contains(day)) is { } closure ? closure.Name.Length > 0 ? closure.Name : "Council closed" : null);

    public string NameOf(DateOnly month) => month.ToString("MMMM yyyy", British);

    public string LinkTo(DateOnly month) =>
        Link(("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture)), ("view", IsList ? "list" : null), ("kind", Kind?.ToString()));

    public string LinkToDay(DateOnly day, ComingUpKind kind) =>
        Link(("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("kind", kind.ToString()));

    public string WordsOf(ComingUpKind kind) => kind switch
    {
        ComingUpKind.Review => "Review due",
        ComingUpKind.EvidenceRequest => "Evidence asked for",
        _ => "Evidence runs out",
    };

    public string WordsOf(ComingUpCount count) => (count.Kind, count.Count) switch
    {
        (ComingUpKind.Review, 1) => "1 review",
        (ComingUpKind.Review, var many) => $"{many} reviews",
        (ComingUpKind.EvidenceRequest, 1) => "1 request",
        (ComingUpKind.EvidenceRequest, var many) => $"{many} requests",
        (_, var items) => $"{items} {(items == 1 ? "item" : "items")} of evidence",
    };

    private string Link(params IEnumerable<(string Name, string? Value)> query) => "/calendar?" + string.Join('&', query
        .Append((Name: "mine", Value: Mine is true ? "true" : null))
        .Where(q => q.Value is not null)
        .Select(q => $"{q.Name}={q.Value}"));

    private static DateOnly? Read(string? text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 2000 and < 2200 ? date : null;
}
