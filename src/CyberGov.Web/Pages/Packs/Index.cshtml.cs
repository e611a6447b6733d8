using CyberGov.Packs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Packs;

/// <summary>The evidence packs that were asked for, newest first.</summary>
[Authorize(Policy = Policies.ViewPacks)]
public sealed class IndexModel(PackQueries packs) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public PackListPage Packs { get; private set; } = null!;

    public bool MayBuild => User.May(Policies.BuildPacks);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Packs = await packs.ListAsync(PageNumber, User.Viewer, cancellationToken);
}
