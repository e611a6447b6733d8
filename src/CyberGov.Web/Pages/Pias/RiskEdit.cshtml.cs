using System.ComponentModel.DataAnnotations;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Adds a risk or changes one. Where another has changed it meanwhile, both texts are shown and nothing is lost.</summary>
[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(
    nameof(SourceAndEffect), nameof(HarmKinds), nameof(Likelihood), nameof(Severity), nameof(ResidualLikelihood), nameof(ResidualSeverity),
    nameof(CorporateRisk))]
public sealed class RiskEditModel(PiaRisksQuery query, WriteRisks write, PiaForm form) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter where the risk comes from and what it does to people")]
    [StringLength(RiskDraft.MaxTextLength, ErrorMessage = "The risk must be 4,000 characters or less")]
    public string? SourceAndEffect { get; set; }

    [BindProperty]
    public IList<string> HarmKinds { get; set; } = [];

    [BindProperty]
    [Required(ErrorMessage = "Select how likely it is")]
    public string? Likelihood { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select how bad it would be")]
    public string? Severity { get; set; }

    [BindProperty]
    public string? ResidualLikelihood { get; set; }

    [BindProperty]
    public string? ResidualSeverity { get; set; }

    [BindProperty]
    [StringLength(RiskDraft.MaxTextLength, ErrorMessage = "The risk to the council must be 4,000 characters or less")]
    public string? CorporateRisk { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PiaRisksView View { get; private set; } = null!;

    public PiaRisk? Risk { get; private set; }

    public WriteClash<RiskDraft>? Clash { get; private set; }

    public PiaForm Form => form;

    public async Task<IActionResult> OnGetAsync(string code, int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, number, cancellationToken))
        {
            return NotFound();
        }

        if (Risk is { } risk)
        {
            var draft = WriteRisks.DraftOf(risk);
            (SourceAndEffect, HarmKinds, CorporateRisk) = (draft.SourceAndEffect, [.. draft.HarmKinds], draft.CorporateRisk);
            (Likelihood, Severity) = (draft.Likelihood, draft.Severity);
            (ResidualLikelihood, ResidualSeverity, Revision) = (draft.ResidualLikelihood, draft.ResidualSeverity, risk.Revision);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, number, cancellationToken))
        {
            return NotFound();
        }

        Check();
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var draft = new RiskDraft(
            SourceAndEffect!, [.. HarmKinds], Likelihood!, Severity!, ResidualLikelihood, ResidualSeverity, CorporateRisk);
        if (number is null)
        {
            number = await write.AddAsync(code, draft, User.Viewer, cancellationToken);
        }
        else if (await write.ChangeAsync(code, number.Value, draft, Revision, User.Viewer, cancellationToken) is { } clash)
        {
            Clash = clash;
            Revision = clash.Revision;
            ModelState.Remove(nameof(Revision));
            ModelState.AddModelError(nameof(SourceAndEffect), $"{clash.WrittenBy} has changed this risk since you opened it. Bring both together and save again");
            return Page();
        }

        this.ShowSuccess($"Risk {number} is saved");
        return Redirect($"/pias/{code}/risks#risk-{number}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, int number, CancellationToken cancellationToken)
    {
        await write.RemoveAsync(code, number, Revision, User.Viewer, cancellationToken);
        this.ShowSuccess($"Risk {number} is removed");
        return RedirectToPage("Risks", new { code });
    }

    private void Check()
    {
        CheckKnown(nameof(Likelihood), Likelihood, form.Risk.Likelihoods);
        CheckKnown(nameof(Severity), Severity, form.Risk.Severities);
        CheckKnown(nameof(ResidualLikelihood), ResidualLikelihood, form.Risk.Likelihoods);
        CheckKnown(nameof(ResidualSeverity), ResidualSeverity, form.Risk.Severities);
        if (string.IsNullOrEmpty(ResidualLikelihood) != string.IsNullOrEmpty(ResidualSeverity))
        {
            ModelState.AddModelError(
                ResidualLikelihood is null ? nameof(ResidualLikelihood) : nameof(ResidualSeverity),
                "Select both how likely and how bad it is after the measures, or neither");
        }
    }

    private void CheckKnown(string field, string? value, IReadOnlyList<RiskWord> words)
    {
        if (!string.IsNullOrEmpty(value) && words.All(w => w.Id != value))
        {
            ModelState.AddModelError(field, "Select one of the list");
        }
    }

    private async Task<bool> LoadAsync(string code, int? number, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { MayWrite: true } found)
        {
            return false;
        }

        (View, Risk) = (found, number is { } n ? found.Find(n) : null);
        return number is null || Risk is not null;
    }
}
