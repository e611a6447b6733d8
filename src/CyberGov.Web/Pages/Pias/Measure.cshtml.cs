using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Pias;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using CyberGov.Web.TagHelpers;
using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Adds or changes what answers a risk: a control of the register, or an action with an owner and a day.</summary>
[Authorize(Policy = Policies.WritePias)]
[KeepsTypedText(
    nameof(Description), nameof(Effect), nameof(ControlId), nameof(OwnerId), nameof(DueOn), nameof(CostNote), nameof(IsNeededBeforeGoLive))]
public sealed class MeasureModel(
    PiaRisksQuery query, WriteMeasures write, MeasureControlsQuery controls, PiaChoicesQuery choices, PiaForm form, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    [StringLength(MeasureDraft.MaxTextLength, ErrorMessage = "The measure must be 2,000 characters or less")]
    public string? Description { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select what it does to the risk")]
    public MeasureEffect? Effect { get; set; }

    [BindProperty]
    public Guid? ControlId { get; set; }

    [BindProperty]
    public Guid? OwnerId { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    [StringLength(MeasureDraft.MaxTextLength, ErrorMessage = "The cost must be 2,000 characters or less")]
    public string? CostNote { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select yes if nothing may start without it")]
    public bool? IsNeededBeforeGoLive { get; set; } = true;

    [BindProperty]
    public int Revision { get; set; }

    public PiaRisksView View { get; private set; } = null!;

    public PiaRisk Risk { get; private set; } = null!;

    public PiaMeasure? Measure { get; private set; }

    public WriteClash<MeasureDraft>? Clash { get; private set; }

    public IReadOnlyList<Choice> Controls { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<Choice> Effects => MeasureChoices.Effects(form);

    public bool IsControl => Kind == "control" || Measure?.ControlId is not null;

    public async Task<IActionResult> OnGetAsync(string code, int risk, int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, risk, number, cancellationToken))
        {
            return NotFound();
        }

        if (Measure is { } measure)
        {
            (Description, Effect, ControlId, OwnerId) = (measure.Description, measure.Effect, measure.ControlId, measure.OwnerId);
            (DueOn, CostNote, IsNeededBeforeGoLive, Revision) = (measure.DueOn, measure.CostNote, measure.IsNeededBeforeGoLive, measure.Revision);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, int risk, int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, risk, number, cancellationToken))
        {
            return NotFound();
        }

        var described = string.IsNullOrWhiteSpace(Description) && IsControl ? Controls.FirstOrDefault(c => c.Value == ControlId.ToString())?.Text : Description;
        if (MeasureChoices.Missing(IsControl, ControlId, OwnerId, DueOn, described) is { } missing)
        {
            ModelState.AddModelError(missing.Field, missing.Words);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var draft = new MeasureDraft(
            described!, Effect!.Value, IsControl ? ControlId : null, OwnerId, DueOn, CostNote, IsNeededBeforeGoLive!.Value);
        if (number is null)
        {
            await write.AddAsync(code, risk, draft, User.Viewer, cancellationToken);
        }
        else if (await write.ChangeAsync(code, risk, number.Value, draft, Revision, User.Viewer, cancellationToken) is { } clash)
        {
            (Clash, Revision) = (clash, clash.Revision);
            ModelState.Remove(nameof(Revision));
            ModelState.AddModelError(nameof(Description), $"{clash.WrittenBy} has changed this measure since you opened it. Bring both together and save again");
            return Page();
        }

        this.ShowSuccess("The measure is saved. Judge what remains of the risk with it in place");
        return Redirect($"/pias/{code}/risks#risk-{risk}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string code, int risk, int number, CancellationToken cancellationToken)
    {
        await write.RemoveAsync(code, risk, number, Revision, User.Viewer, cancellationToken);
        this.ShowSuccess($"Measure {risk}.{number} is removed");
        return RedirectToPage("Risks", new { code });
    }

    private async Task<bool> LoadAsync(string code, int risk, int? number, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { MayWrite: true } found || found.Find(risk) is not { } answered)
        {
            return false;
        }

        (View, Risk, Measure) = (found, answered, answered.Measures.Find(m => m.Number == number));
        var today = time.TodayInUk();
        Controls = IsControl
            ? MeasureChoices.Of(await controls.ExecuteAsync(Q, User.Viewer, today, cancellationToken), Measure?.Control)
            : [];
        People = IsControl
            ? []
            : [.. (await choices.PeopleAsync(today, cancellationToken)).Select(p => new SelectListItem(p.Name, p.PersonId.ToString()))];
        return number is null || Measure is not null;
    }
}
