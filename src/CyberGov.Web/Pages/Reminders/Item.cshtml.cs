using CyberGov.Reminders;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>Every reminder of one item.</summary>
[Authorize(Policy = Policies.ViewReminders)]
public sealed class ItemModel(ReminderLedgerQuery ledger, IEnumerable<IReminderSource> sources) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid ItemId { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public ReminderPage Ledger { get; private set; } = null!;

    public string Heading => sources.SelectMany(s => s.Kinds).FirstOrDefault(k => k.Key == Kind)?.Heading ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = new ReminderFilter { Kind = Kind, ItemId = ItemId, Page = PageNumber };
        Ledger = await ledger.PageAsync(filter, User.Viewer, cancellationToken);
        return Ledger.TotalCount == 0 ? NotFound() : Page();
    }
}
