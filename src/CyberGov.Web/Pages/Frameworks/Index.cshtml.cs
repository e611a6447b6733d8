using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Frameworks;

/// <summary>Every framework with how much of it is met.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(FrameworkCoverageQuery coverage, TimeProvider time) : PageModel
{
    public IReadOnlyList<FrameworkCoverage> Frameworks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Frameworks = await coverage.ExecuteAsync(time.TodayInUk(), cancellationToken);
}
