using CyberGov.Pias.Publication;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>An assessment laid out for paper, as it stands, or as it stood at a version or a decision.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class PrintModel(PiaPapersQuery papers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>Shows it as it stood at this decision, whatever the version says.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Decision { get; set; }

    public PiaPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await FindAsync(code, cancellationToken) is not { } paper)
        {
            return NotFound();
        }

        Paper = paper;
        return Page();
    }

    private Task<PiaPaper?> FindAsync(string code, CancellationToken cancellationToken) => Decision is { } decision
        ? papers.AtAsync(code, decision, User.Viewer, cancellationToken)
        : papers.ExecuteAsync(code, Version, User.Viewer, cancellationToken);
}
