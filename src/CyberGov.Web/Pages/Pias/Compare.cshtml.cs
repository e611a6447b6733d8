using CyberGov.Calendar;
using CyberGov.Pias;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>What changed between two states of an assessment, word by word.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class CompareModel(PiaDetailsQuery query, PiaDocumentsQuery documents, PiaForm form) : PageModel
{
    /// <summary>Stands for the assessment as it is now.</summary>
    private const string Now = "now";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public IReadOnlyList<ComparedStep> Steps { get; private set; } = [];

    public bool IsSame => Steps.All(s => !s.Changed.Any());

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Details = found;
        var kept = await documents.ListAsync(found.Pia.PiaId, cancellationToken);
        States = [new("As it stands now", Now), .. kept.Select(k => new SelectListItem(NameOf(k), k.DecisionId.ToString()))];
        (From, To) = (From ?? DefaultOf(kept), To ?? Now);
        if (await ReadAsync(From, cancellationToken) is not { } before || await ReadAsync(To, cancellationToken) is not { } after)
        {
            return NotFound();
        }

        Steps = PiaComparison.Of(before, after, form);
        return Page();
    }

    /// <summary>The step that begins a new version is the last look at the one before.</summary>
    private static string NameOf(KeptDocument kept) => kept.Action == PiaAction.MaterialChange
        ? $"Version {kept.VersionNumber} as it was when version {kept.VersionNumber + 1} was begun, {kept.TakenAt.InUkWords()}"
        : $"Version {kept.VersionNumber}: {PiaWords.Done(kept.Action)}, {kept.TakenAt.InUkWords()}";

    /// <summary>The end of the version before this one; without such, the last decision.</summary>
    private string DefaultOf(IReadOnlyList<KeptDocument> kept) =>
        (kept.FirstOrDefault(k => k.VersionNumber < Details.Pia.VersionNumber) ?? (kept.Count > 0 ? kept[0] : null))?.DecisionId.ToString() ?? Now;

    private async Task<PiaDocument?> ReadAsync(string state, CancellationToken cancellationToken) => state switch
    {
        Now => Details.Document,
        _ when Guid.TryParse(state, out var decisionId) =>
            await documents.AtAsync(Details.Pia.PiaId, decisionId, cancellationToken),
        _ => null,
    };
}
