using CyberGov.Calendar;
using CyberGov.InformationRegisters;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>The way to the four registers, and what in them needs someone.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(RegistersQuery query, TimeProvider time) : PageModel
{
    public IReadOnlyDictionary<RegisterKind, RegisterCounts> Counts { get; private set; } = new Dictionary<RegisterKind, RegisterCounts>();

    public IReadOnlyList<RecordOfPia> Warned { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Counts = await query.CountsAsync(User.Viewer, time.TodayInUk(), cancellationToken);
        Warned = await query.WarnedAsync(User.Viewer, cancellationToken);
    }
}
