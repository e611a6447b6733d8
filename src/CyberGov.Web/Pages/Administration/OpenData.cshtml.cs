using CyberGov.Pias.Publication;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

/// <summary>Whether what the council publishes is offered as data too.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class OpenDataModel(PublishedPiasQuery published, ChooseOpenData choose) : PageModel
{
    [BindProperty]
    public bool OffersPias { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        OffersPias = await published.OffersOpenDataAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await choose.ExecuteAsync(OffersPias, cancellationToken);
        this.ShowSuccess(OffersPias ? "Published assessments are offered as data" : "Published assessments are no longer offered as data");
        return RedirectToPage("Index");
    }
}
