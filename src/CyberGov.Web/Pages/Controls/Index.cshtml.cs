using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Controls;

/// <summary>The control register.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(
    ControlRegisterQuery register,
    FrameworkOptionsQuery frameworks,
    ControlOwnersQuery owners,
    PeopleQueries people,
    EvidenceCountsQuery evidenceCounts,
    TimeProvider time) : PageModel
{
    private const string Nobody = "none";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    /// <summary>A person's id, or "none" for controls without an owner.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>Only what the reader owns or is deputy for; the first page links here with it.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool WithoutEvidence { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public ControlPosition? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public ReviewDueFilter? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ControlRegisterPage Register { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, int> EvidenceCounts { get; private set; } = new Dictionary<Guid, int>();

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Statuses { get; } =
        [.. Enum.GetValues<ControlPosition>().Select(p => new SelectListItem(p.Words, p.ToString()))];

    public IReadOnlyList<SelectListItem> DueChoices { get; } =
    [
        new("Overdue", nameof(ReviewDueFilter.Overdue)),
        new("In the next 30 days", nameof(ReviewDueFilter.Next30Days)),
        new("Later", nameof(ReviewDueFilter.Later)),
    ];

    public bool MayAssign => User.May(Policies.ManageControls);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Today = time.TodayInUk();
        Frameworks = [.. (await frameworks.ExecuteAsync(cancellationToken)).Select(f => new SelectListItem(f.Name, f.Code))];
        Owners =
        [
            new SelectListItem("Nobody yet", Nobody),
            .. (await owners.ExecuteAsync(cancellationToken)).Select(o => new SelectListItem(o.Name, o.PersonId.ToString())),
        ];
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Register = await register.ExecuteAsync(Request(), User.Viewer, Today, cancellationToken);
        EvidenceCounts = await evidenceCounts.ExecuteAsync(
            Register.Rows.ToDictionary(r => r.ControlId, r => r.EvidenceCount), User.Viewer, cancellationToken);
    }

    public IReadOnlyCollection<FilterChip> Chips()
    {
        List<FilterChip> chips = [];
        Add("Search", nameof(Q), Q, Q);
        Add("Framework", nameof(Framework), Framework, Text(Frameworks, Framework));
        Add("Owner", nameof(Owner), Owner, Text(Owners, Owner) ?? "someone without controls");
        Add("Owner or deputy", nameof(Mine), Mine ? "true" : null, "you");
        Add("Evidence", nameof(WithoutEvidence), WithoutEvidence ? "true" : null, "none in force");
        Add("Service", nameof(Service), Service?.ToString(), Text(Services, Service?.ToString()));
        Add("Status", nameof(Status), Status?.ToString(), Status?.Words);
        Add("Review", nameof(Due), Due?.ToString(), Text(DueChoices, Due?.ToString()));
        return chips;

        void Add(string name, string key, string? value, string? words)
        {
            if (!string.IsNullOrEmpty(value))
            {
                chips.Add(new FilterChip($"{name}: {words ?? value}", key, value));
            }
        }
    }

    private static string? Text(IEnumerable<SelectListItem> items, string? value) =>
        items.FirstOrDefault(i => string.Equals(i.Value, value, StringComparison.OrdinalIgnoreCase))?.Text;

    private new ControlRegisterRequest Request() => new()
    {
        Text = Q,
        FrameworkCode = Framework,
        OwnerId = Guid.TryParse(Owner, out var ownerId) ? ownerId : null,
        WithoutOwner = Owner == Nobody,
        Mine = Mine,
        WithoutEvidence = WithoutEvidence,
        ServiceAreaId = Service,
        Position = Status,
        ReviewDue = Due,
        Descending = Sort?.StartsWith('-') is true,
        Sort = Sort?.TrimStart('-') switch
        {
            "title" => ControlSort.Title,
            "owner" => ControlSort.Owner,
            "status" => ControlSort.Status,
            "due" => ControlSort.ReviewDue,
            _ => ControlSort.Code,
        },
        Page = PageNumber,
    };
}
