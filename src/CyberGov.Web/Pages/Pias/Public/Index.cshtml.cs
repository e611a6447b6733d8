using CyberGov.Pias.Publication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberGov.Web.Pages.Pias.Public;

/// <summary>The assessments the council has published, for anyone.</summary>
[AllowAnonymous]
[EnableRateLimiting(PublicLimit.Policy)]
public sealed class IndexModel(PublishedPiasQuery published) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PublishedPiaPage Published { get; private set; } = null!;

    public string Organisation { get; private set; } = "";

    public bool OffersOpenData { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Published = await published.ListAsync(PageNumber, cancellationToken);
        Organisation = await published.OrganisationAsync(cancellationToken);
        OffersOpenData = await published.OffersOpenDataAsync(cancellationToken);
        Response.MayBeKept();
    }
}
