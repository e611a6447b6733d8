using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.People;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>The reviews that wait to be done, the longest overdue first.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(
    ReviewRegisterQuery register,
    FrameworkOptionsQuery frameworks,
    ControlOwnersQuery owners,
    PeopleQueries people,
    TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ReviewDueFilter? Due { get; set; }

    /// <summary>True narrows to controls the viewer owns or is deputy for.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Service { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Framework { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ReviewRegisterPage Register { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DueChoices { get; } =
    [
        new("Overdue", nameof(ReviewDueFilter.Overdue)),
        new("In the next 30 days", nameof(ReviewDueFilter.Next30Days)),
        new("Later", nameof(ReviewDueFilter.Later)),
    ];

    public IReadOnlyList<SelectListItem> WhoseChoices { get; } = [new("My controls", "true")];

    public bool IsNarrowed => Due is not null || Mine is true || Owner is not null || Service is not null || Framework is { Length: > 0 };

    public bool MayComplete => User.May(Policies.CompleteReview);

    public bool MayReadSchedules => User.May(Policies.ReadTimetable);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Today = time.TodayInUk();
        Frameworks = [.. (await frameworks.ExecuteAsync(cancellationToken)).Select(f => new SelectListItem(f.Name, f.Code))];
        Owners = [.. (await owners.ExecuteAsync(cancellationToken)).Select(o => new SelectListItem(o.Name, o.PersonId.ToString()))];
        Services = [.. (await people.ServiceAreasAsync(cancellationToken)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];

        var request = new ReviewRegisterRequest
        {
            Mine = Mine is true,
            OwnerId = Owner,
            ServiceAreaId = Service,
            FrameworkCode = Framework,
            Due = Due,
            Page = PageNumber,
        };
        Register = await register.ExecuteAsync(request, User.Viewer, Today, cancellationToken);
    }

    public IReadOnlyCollection<FilterChip> Chips()
    {
        List<FilterChip> chips = [];
        Add("Due", nameof(Due), Due?.ToString(), DueChoices);
        Add("Whose", nameof(Mine), Mine is true ? "true" : null, WhoseChoices);
        Add("Owner", nameof(Owner), Owner?.ToString(), Owners);
        Add("Service", nameof(Service), Service?.ToString(), Services);
        Add("Framework", nameof(Framework), Framework, Frameworks);

        return chips;

        void Add(string name, string key, string? value, IEnumerable<SelectListItem> choices)
        {
            if (!string.IsNullOrEmpty(value))
            {
                var words = choices.FirstOrDefault(c => string.Equals(c.Value, value, StringComparison.OrdinalIgnoreCase))?.Text;
                chips.Add(new FilterChip($"{name}: {words ?? value}", key, value));
            }
        }
    }
}
