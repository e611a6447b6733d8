using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Frameworks;

/// <summary>One framework as a tree of requirements, each with its controls and where it stands.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    FrameworkOptionsQuery frameworks, RequirementStandingQuery standings, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public RequirementStatus? Status { get; set; }

    public FrameworkOption Framework { get; private set; } = null!;

    public int ShownCount { get; private set; }

    public int TotalCount { get; private set; }

    public IReadOnlyList<SelectListItem> Statuses { get; } =
        [.. Enum.GetValues<RequirementStatus>().Select(s => new SelectListItem(s.Words, s.ToString()))];

    private ILookup<Guid?, RequirementStanding> _children = null!;

    private HashSet<Guid> _shown = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var framework = (await frameworks.ExecuteAsync(cancellationToken)).FirstOrDefault(f => f.Code == Code);
        if (framework is null)
        {
            return NotFound();
        }

        Framework = framework;
        var all = await standings.ExecuteAsync(framework.FrameworkId, null, time.TodayInUk(), cancellationToken);
        var wanted = all.Where(r => r.IsAssessable && (Status is null || r.Status == Status)).ToList();
        (ShownCount, TotalCount) = (wanted.Count, all.Count(r => r.IsAssessable));
        _children = all.ToLookup(r => r.ParentRequirementId);
        _shown = WithAncestors(wanted, all.ToDictionary(r => r.RequirementId));
        return Page();
    }

    /// <summary>What to show below a requirement, or at the top for null.</summary>
    public IReadOnlyList<RequirementStanding> Under(Guid? parentId) =>
        [.. _children[parentId].Where(r => _shown.Contains(r.RequirementId))];

    private static HashSet<Guid> WithAncestors(
        IEnumerable<RequirementStanding> wanted, Dictionary<Guid, RequirementStanding> byId)
    {
        HashSet<Guid> shown = [];
        foreach (var requirement in wanted)
        {
            var current = requirement;
            while (current is not null && shown.Add(current.RequirementId))
            {
                current = current.ParentRequirementId is { } parent ? byId.GetValueOrDefault(parent) : null;
            }
        }

        return shown;
    }
}
