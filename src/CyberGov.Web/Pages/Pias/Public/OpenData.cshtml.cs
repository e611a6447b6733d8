using CyberGov.Pias.Publication;
using CyberGov.Web.Settings;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberGov.Web.Pages.Pias.Public;

/// <summary>The list of published assessments as data, where the council offers it.</summary>
[AllowAnonymous]
[EnableRateLimiting(PublicLimit.Policy)]
public sealed class OpenDataModel(PublishedPiasQuery published, CyberGovSettings settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellationToken)
    {
        if (!await published.OffersOpenDataAsync(cancellationToken))
        {
            return NotFound();
        }

        Response.MayBeKept();
        if (format == "json")
        {
            return new JsonResult(published.AllAsync(), PaperJson.Options);
        }

        Response.ContentType = "text/csv; charset=utf-8";
        var shape = OpenDataFile.Shape($"{settings.PublicUrl.TrimEnd('/')}/public/pias");
        await RegisterCsv.WriteAsync(shape, published.AllAsync(), Response.Body, cancellationToken);
        return new EmptyResult();
    }
}
