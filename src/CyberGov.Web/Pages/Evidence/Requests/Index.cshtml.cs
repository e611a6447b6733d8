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
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<SelectListItem> Choices { get; } =
        [new("Open requests", "open"), new("Closed requests", "closed"), new("All requests", "all")];

    public DateOnly Today => time.TodayInUk();

    public EvidenceRequestPage Requests { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        bool? isOpen = Show switch { "closed" => false, "all" => null, _ => true };
        Requests = await queries.PageAsync(isOpen, Mine ? User.PersonId : null, PageNumber, User.Viewer, cancellationToken);
    }
}
