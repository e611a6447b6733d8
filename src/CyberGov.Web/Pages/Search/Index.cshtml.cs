using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Search;

/// <summary>Where the search box of every page leads: a code goes straight to its record, words find controls and evidence.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(
    ControlRegisterQuery controls, EvidenceRegisterQuery evidence, TimeProvider time) : PageModel
{
    /// <summary>As many of each kind as fit a glance; the registers have the rest.</summary>
    public const int MostShown = 8;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public ControlRegisterPage Controls { get; private set; } = null!;

    public EvidenceRegisterPage Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Q))
        {
            return RedirectToPage("/Evidence/Index");
        }

        var today = time.TodayInUk();
        var text = Q.Trim();
        Controls = await controls.ExecuteAsync(new() { Text = text }, User.Viewer, today, cancellationToken);
        Evidence = await evidence.ExecuteAsync(new() { Text = text, Descending = true }, User.Viewer, today, cancellationToken);

        if (Controls.Rows.FirstOrDefault(c => IsCode(c.Code, text)) is { } control)
        {
            return RedirectToPage("/Controls/Details", new { control.Code });
        }

        return Evidence.Rows.FirstOrDefault(e => IsCode(e.Code, text)) is { } item
            ? RedirectToPage("/Evidence/Details", new { item.Code })
            : Page();
    }

    private static bool IsCode(string code, string text) => string.Equals(code, text, StringComparison.OrdinalIgnoreCase);
}
