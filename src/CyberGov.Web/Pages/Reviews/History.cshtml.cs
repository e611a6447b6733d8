using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>What was reviewed when, and how late, by quarter and each one.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class HistoryModel(ReviewTrendQuery trend, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Control { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Mine { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SelectListItem> WhoseChoices { get; } = [new("My controls", "true")];

    public IReadOnlyList<ReviewQuarter> Quarters { get; private set; } = [];

    public CompletedReviewPage Past { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var request = new CompletedReviewRequest(Control?.Trim().ToUpperInvariant(), Mine is true, PageNumber);
        Quarters = await trend.QuartersAsync(request, User.Viewer, time.TodayInUk(), cancellationToken);
        Past = await trend.PageAsync(request, User.Viewer, cancellationToken);
    }

    public IReadOnlyCollection<FilterChip> Chips()
    {
        List<FilterChip> chips = [];
        if (Control is { Length: > 0 } control)
        {
            chips.Add(new FilterChip($"Control: {control}", nameof(Control), control));
        }

        if (Mine is true)
        {
            chips.Add(new FilterChip("Whose: My controls", nameof(Mine), "true"));
        }

        return chips;
    }
}
