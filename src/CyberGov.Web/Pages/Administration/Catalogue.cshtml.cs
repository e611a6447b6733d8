using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Hosting;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

/// <summary>Shows which catalogue the council works with and, when newer files were refused, why.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class CatalogueModel(CatalogueLoadsQuery loads, CatalogueLoader loader) : PageModel
{
    public CatalogueLoad? LastAttempt { get; private set; }

    public CatalogueLoad? LastGood { get; private set; }

    public IReadOnlyList<CatalogueProblem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (LastAttempt, LastGood) = await loads.ExecuteAsync(cancellationToken);
        Problems = [.. (LastAttempt?.Problems ?? []).Select(CatalogueProblem.Parse)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await loader.ExecuteAsync(cancellationToken);

        if (result.IsGood)
        {
            this.ShowSuccess(result.RowsChanged switch
            {
                0 => "The files were read. Nothing had changed.",
                1 => "The files were read. 1 entry of the catalogue changed.",
                var rows => $"The files were read. {rows} entries of the catalogue changed.",
            });
        }

        return RedirectToPage();
    }

    public static string When(CatalogueLoad load)
    {
        var local = TimeZoneInfo.ConvertTime(load.AttemptedAt, UkTime.Zone);
        var date = DateOnly.FromDateTime(local.DateTime);
        return $"{UkDate.ForReading(date)} at {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}
