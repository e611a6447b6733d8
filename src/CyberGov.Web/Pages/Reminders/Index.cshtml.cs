using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>The ledger of reminders; for most people, of their own.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(
    ReminderLedgerQuery ledger, UnsentRemindersQuery unsent, ILayoutReader layout, IEnumerable<IReminderSource> sources, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReminderState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ReminderPage Ledger { get; private set; } = null!;

    /// <summary>Null for those who see only what they were told themselves.</summary>
    public UnsentReminders? Unsent { get; private set; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public bool MayReadRules => User.May(Policies.ReadTimetable);

    public bool MayManage => Policies.Allows(Policies.ManageReminders, User.Viewer.Roles);

    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. sources.SelectMany(s => s.Kinds).Select(k => new SelectListItem(k.Heading, k.Key))];

    public IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<ReminderState>().Select(s => new SelectListItem(ReminderWords.Of(s).Words, s.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        People = [.. (await ledger.PeopleAsync(User.Viewer, cancellationToken)).Select(p => new SelectListItem(p.Name, p.PersonId.ToString()))];
        Unsent = User.May(Policies.ViewReminders) ? await unsent.ExecuteAsync(User.Viewer, cancellationToken) : null;
        Ledger = await ledger.PageAsync(Filter(), User.Viewer, cancellationToken);
    }

    public IActionResult OnGetCsv() => Download("csv", workbook: null);

    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => Download("xlsx", new WorkbookDetails
    {
        Title = LedgerFile.Title,
        Organisation = (await layout.ReadAsync(HttpContext, cancellationToken)).CouncilName ?? "",
        Marking = "OFFICIAL",
        CreatedAt = time.GetUtcNow(),
    });

    /// <summary>The same list in another form.</summary>
    public string PathOf(string form) => $"/reminders/{form}{Request.QueryString}";

    private LedgerFile Download(string form, WorkbookDetails? workbook)
    {
        ModelState.Clear();
        var rows = ledger.ReadAsync(Filter(), User.Viewer);
        return new LedgerFile(rows, Kinds.ToDictionary(k => k.Value, k => k.Text, StringComparer.Ordinal), $"reminders-{time.TodayInUk():yyyy-MM-dd}.{form}", workbook);
    }

    private ReminderFilter Filter() => new()
    {
        PersonId = Person,
        Code = Code?.Trim().ToUpperInvariant(),
        Kind = Kind,
        State = State,
        From = From,
        To = To,
        Page = PageNumber,
    };

    public IReadOnlyCollection<FilterChip> Chips()
    {
        var chips = new List<FilterChip>();
        Add("Person", nameof(Person), People.FirstOrDefault(p => p.Value == Person?.ToString())?.Text, Person?.ToString());
        Add("About", nameof(Code), string.IsNullOrWhiteSpace(Code) ? null : Code, Code);
        Add("Kind", nameof(Kind), Kinds.FirstOrDefault(k => k.Value == Kind)?.Text, Kind);
        Add("State", nameof(State), State is { } state ? ReminderWords.Of(state).Words : null, State?.ToString());
        Add("From", nameof(From), From?.InWords(), From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("To", nameof(To), To?.InWords(), To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return chips;

        void Add(string label, string key, string? words, string? value)
        {
            if (words is not null)
            {
                chips.Add(new FilterChip($"{label}: {words}", key, value!));
            }
        }
    }
}
