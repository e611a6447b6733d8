using CyberGov.Pias.Publication;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>An assessment laid out for paper, as it stands or as a version of it stood.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class PrintModel(PiaPapersQuery papers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public PiaPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await papers.ExecuteAsync(code, Version, User.Viewer, cancellationToken) is not { } paper)
        {
            return NotFound();
        }

        Paper = paper;
        return Page();
    }
}
