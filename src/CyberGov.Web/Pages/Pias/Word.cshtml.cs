using CyberGov.Pias.Publication;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The same paper as a Word document.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class WordModel(PiaPapersQuery papers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await papers.ExecuteAsync(code, Version, User.Viewer, cancellationToken) is not { } paper)
        {
            return NotFound();
        }

        var file = await PiaWordFile.WriteAsync(paper, cancellationToken);
        return File(file, PiaWordFile.ContentType, $"{paper.Code}-version-{paper.VersionNumber}.docx");
    }
}
