using CyberGov.Pias;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(PiaDetailsQuery query) : PageModel
{
    public PiaDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Details = found;
        return Page();
    }
}
