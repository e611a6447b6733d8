using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Administration;

/// <summary>The way to everything about running the system.</summary>
[Authorize(Policy = Policies.ViewMail)]
public sealed class IndexModel : PageModel
{
    public bool IsAdministrator => User.May(Policies.Administer);
}
