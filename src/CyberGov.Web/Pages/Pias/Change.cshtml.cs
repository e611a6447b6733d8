using System.ComponentModel.DataAnnotations;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Anyone with a part in live processing says that something has changed; its review then starts.</summary>
[Authorize(Policy = Policies.TakePiaSteps)]
[KeepsTypedText(nameof(Kind), nameof(What))]
public sealed class ChangeModel(PiaDetailsQuery query, ReportPiaChange report) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select what has changed")]
    public PiaChangeKind? Kind { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter what has changed")]
    [StringLength(ReportPiaChange.MaxLength, ErrorMessage = "What has changed must be 2,000 characters or less")]
    public string? What { get; set; }

    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<Choice> Kinds { get; } =
        [.. Enum.GetValues<PiaChangeKind>().Select(k => new Choice(RiskWords.Of(k), k.ToString()))];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) =>
        await LoadAsync(code, cancellationToken) && Details.Pia.State == PiaState.Live ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            await report.ExecuteAsync(code, Kind!.Value, What!, User.Viewer, cancellationToken);
        }
        catch (PiaRefusedException refused) when (refused.Refusal == PiaRefusal.WrongState)
        {
            ModelState.AddModelError(nameof(What), "Its review has started already, or it is not live any more: tell the Information Asset Owner");
            return Page();
        }
        catch (PiaRefusedException)
        {
            return NotFound();
        }

        this.ShowSuccess($"The review of {code} has started; the Information Asset Owner says whether the change matters");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Details = found;
        return true;
    }
}
