using System.Globalization;
using CyberGov.Data;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.Administration;

/// <summary>How the council shows itself in mails.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class LookModel(CyberGovDbContext db) : PageModel
{
    [BindProperty]
    public string? Colour { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Colour = await db.Organisations.AsNoTracking().Select(o => o.Colour).SingleOrDefaultAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var colour = string.IsNullOrWhiteSpace(Colour) ? null : Colour.Trim().ToLowerInvariant();
        if (colour is not null && CouncilLook.ContrastWithWhite(colour) is not >= CouncilLook.LeastContrast)
        {
            ModelState.AddModelError(nameof(Colour), CouncilLook.ContrastWithWhite(colour) is { } contrast
                ? $"Choose a darker colour: white on this one has a contrast of {contrast.ToString("0.0", CultureInfo.InvariantCulture)} to 1, and words need 4.5 to 1"
                : "Enter a colour such as #00584d");
            return Page();
        }

        var council = await db.Organisations.SingleAsync(cancellationToken);
        council.Colour = colour;
        await db.SaveChangesAsync(cancellationToken);
        this.ShowSuccess("The colour is saved. The next mails show it.");
        return RedirectToPage("Index");
    }
}
