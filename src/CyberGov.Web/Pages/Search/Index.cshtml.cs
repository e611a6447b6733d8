using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Register;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Search;

/// <summary>Where the search box of every page leads: a code goes straight to its record, words find controls, evidence, assessments and records.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class IndexModel(
    ControlRegisterQuery controls, EvidenceRegisterQuery evidence, PiaRegisterQuery pias, RecordSearchQuery records, TimeProvider time) : PageModel
{
    /// <summary>As many of each kind as fit a glance; the registers have the rest.</summary>
    public const int MostShown = 8;

    private const int MostLetters = 200;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public ControlRegisterPage Controls { get; private set; } = null!;

    public EvidenceRegisterPage Evidence { get; private set; } = null!;

    public PiaRegisterPage Pias { get; private set; } = null!;

    /// <summary>One more than is shown, where there are more.</summary>
    public IReadOnlyList<FoundRecord> Records { get; private set; } = [];

    public bool IsEmpty => Controls.TotalCount + Evidence.TotalCount + Pias.TotalCount + Records.Count == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Q))
        {
            return RedirectToPage("/Evidence/Index");
        }

        var text = Q.Trim();
        Q = text = text.Length > MostLetters ? text[..MostLetters] : text;
        if (TypedReference.InFull(text) is { } full)
        {
            await FindAsync(full, cancellationToken);
            if (Straight(full) is { } meant)
            {
                return LocalRedirect(meant);
            }
        }

        await FindAsync(text, cancellationToken);
        return Straight(text) is { } address ? LocalRedirect(address) : Page();
    }

    private async Task FindAsync(string text, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        Controls = await controls.ExecuteAsync(new() { Text = text }, User.Viewer, today, cancellationToken);
        Evidence = await evidence.ExecuteAsync(new() { Text = text, Descending = true }, User.Viewer, today, cancellationToken);
        Pias = await pias.ExecuteAsync(new() { Text = text }, User.Viewer, today, cancellationToken);
        Records = await records.ExecuteAsync(text, User.Viewer, MostShown + 1, cancellationToken);
    }

    /// <summary>Of the record whose code was typed; null where it was none.</summary>
    private string? Straight(string text)
    {
        if (Controls.Rows.FirstOrDefault(c => IsCode(c.Code, text)) is { } control)
        {
            return $"/controls/{control.Code}";
        }

        return Evidence.Rows.FirstOrDefault(e => IsCode(e.Code, text)) is { } item ? $"/evidence/{item.Code}"
            : Pias.Rows.FirstOrDefault(p => IsCode(p.Code, text)) is { } pia ? $"/pias/{pia.Code}"
            : Records.FirstOrDefault(r => IsCode(r.Code, text))?.Address;
    }

    private static bool IsCode(string code, string text) => string.Equals(code, text, StringComparison.OrdinalIgnoreCase);
}
