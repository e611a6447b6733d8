using CyberGov.Identity;
using CyberGov.People;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.People;

/// <summary>Everyone the council has named, whether they sign in or only own controls.</summary>
[Authorize(Policy = Policies.ManagePeople)]
public sealed class IndexModel(PeopleQueries people) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CouncilRole? Role { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PeoplePage People { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Roles { get; } =
        [.. Enum.GetValues<CouncilRole>().Select(r => new SelectListItem(r.Words, r.ToString()))];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        People = await people.PageAsync(Q, Role, PageNumber, cancellationToken);
    }

    public IReadOnlyCollection<FilterChip> Chips()
    {
        List<FilterChip> chips = [];
        if (!string.IsNullOrWhiteSpace(Q))
        {
            chips.Add(new FilterChip($"Search: {Q}", nameof(Q), Q));
        }

        if (Role is { } role)
        {
            chips.Add(new FilterChip($"Role: {role.Words}", nameof(Role), role.ToString()));
        }

        return chips;
    }
}
