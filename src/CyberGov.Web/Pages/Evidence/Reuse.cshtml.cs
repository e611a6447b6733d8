using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>From a control: attach what exists before uploading it again.</summary>
[Authorize(Policy = Policies.LogEvidence)]
public sealed class ReuseModel(
    EvidenceChoicesQuery choices, EvidenceSuggestionsQuery suggestions, AttachEvidence attachEvidence, TimeProvider time) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty]
    public List<string> Codes { get; set; } = [];

    public string ControlCode { get; private set; } = null!;

    public string ControlTitle { get; private set; } = null!;

    public IReadOnlyList<Choice> Suggestions { get; private set; } = [];

    private Guid ControlId { get; set; }

    public async Task<IActionResult> OnGetAsync(string control, CancellationToken cancellationToken) =>
        await LoadAsync(control, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string control, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(control, cancellationToken))
        {
            return NotFound();
        }

        if (Codes.Count is 0 or > EvidenceSuggestionsQuery.Most)
        {
            ModelState.AddModelError(nameof(Codes), "Select the evidence to attach");
            return Page();
        }

        try
        {
            foreach (var code in Codes.Distinct(StringComparer.Ordinal))
            {
                await attachEvidence.ExecuteAsync(code, [ControlId], User.Viewer, cancellationToken);
            }
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess(Codes.Count == 1 ? $"{Codes[0]} now serves {ControlCode}" : $"{Codes.Count} items now serve {ControlCode}");
        return Redirect($"/controls/{ControlCode}");
    }

    private async Task<bool> LoadAsync(string control, CancellationToken cancellationToken)
    {
        var theirs = await choices.ControlsAsync(User.Viewer, cancellationToken);
        if (theirs.Find(c => string.Equals(c.Code, control, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return false;
        }

        (ControlId, ControlCode, ControlTitle) = (found.ControlId, found.Code, found.Title);
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        var suggested = await suggestions.ExecuteAsync(ControlId, Text, User.Viewer, time.TodayInUk(), cancellationToken);
        Suggestions =
        [
            .. suggested.Select(s => new Choice($"{s.Code} {s.Title}", s.Code)
            {
                Hint = $"{s.State.Words}, holds from {s.EffectiveOn.InWords()}. {s.Why}.",
            }),
        ];
        return true;
    }
}
