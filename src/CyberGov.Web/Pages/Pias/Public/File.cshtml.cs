using CyberGov.Pias.Publication;
using CyberGov.Workbooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberGov.Web.Pages.Pias.Public;

/// <summary>A published assessment as a file: Word for everyone, JSON and CSV where the council offers open data.</summary>
[AllowAnonymous]
[EnableRateLimiting(PublicLimit.Policy)]
public sealed class FileModel(PublishedPiasQuery published) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, string format, CancellationToken cancellationToken)
    {
        if (await published.FindAsync(code, cancellationToken) is not { } paper)
        {
            return NotFound();
        }

        if (format != "word" && !await published.OffersOpenDataAsync(cancellationToken))
        {
            return NotFound();
        }

        Response.MayBeKept();
        if (format == "json")
        {
            return new JsonResult(paper, PaperJson.Options);
        }

        if (format == "csv")
        {
            Response.ContentType = "text/csv; charset=utf-8";
            await RegisterCsv.WriteAsync(PaperCsv.Shape, PaperCsv.LinesOf(paper).ToAsyncEnumerable(), Response.Body, cancellationToken);
            return new EmptyResult();
        }

        return File(await PiaWordFile.WriteAsync(paper, cancellationToken), PiaWordFile.ContentType, $"{paper.Code}-published.docx");
    }
}
