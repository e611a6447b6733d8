using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Evidence.Requests;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(EvidenceRequestQueries queries, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public RequestsShown Show { get; set; } = RequestsShown.Open;

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SelectListItem> Choices { get; } =
    [
        new("Open requests", nameof(RequestsShown.Open)),
        new("Overdue requests", nameof(RequestsShown.Overdue)),
        new("Closed requests", nameof(RequestsShown.Closed)),
        new("All requests", nameof(RequestsShown.All)),
    ];

    public DateOnly Today => time.TodayInUk();

    public EvidenceRequestPage Requests { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Requests = await queries.PageAsync(Show, Mine, PageNumber, User.Viewer, Today, cancellationToken);
    }
}
