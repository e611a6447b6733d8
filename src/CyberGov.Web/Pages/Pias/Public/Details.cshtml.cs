using CyberGov.Pias.Publication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberGov.Web.Pages.Pias.Public;

/// <summary>One published assessment. One that is not published is as unknown as one that does not exist.</summary>
[AllowAnonymous]
[EnableRateLimiting(PublicLimit.Policy)]
public sealed class DetailsModel(PublishedPiasQuery published) : PageModel
{
    public PiaPaper Paper { get; private set; } = null!;

    public bool OffersOpenData { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await published.FindAsync(code, cancellationToken) is not { } paper)
        {
            return NotFound();
        }

        Paper = paper;
        OffersOpenData = await published.OffersOpenDataAsync(cancellationToken);
        Response.MayBeKept();
        return Page();
    }
}
