using CyberGov.Pias;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The whole assessment on one page, to check before it is handed on.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class CheckModel(PiaDetailsQuery query, PiaForm form) : PageModel
{
    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<ScreeningQuestion> Screening => form.Screening;

    public IReadOnlyList<RoutingQuestion> Routing => form.Routing;

    public IReadOnlyList<FormStep> Steps => Details.Pia.State.IsScreening ? [] : form.Steps;

    /// <summary>What the next step of the workflow lacks; empty when nothing does, or nobody's next step lacks anything.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    public FlowDiagram Diagram => FlowDiagram.Of(Details.Document.Content.Flows);

    public IEnumerable<FormField> Asked(FormStep step) =>
        step.Fields.Where(f => f.AppliesTo(Details.Document.Content.Answers, Details.Document.Content.IsLawEnforcement));

    public string InWords(string field) => PiaWording.Answer(field, Details.Document);

    /// <summary>Where a question is changed; null when this person may not write now.</summary>
    public string? ChangeAt(string page, string field) =>
        Details.MayWrite ? $"/pias/{Details.Pia.Code}/{page}#q-{field}" : null;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Details = found;
        Gaps = found.Pia.State switch
        {
            PiaState.DraftScreening => found.Standing.ScreeningGaps,
            PiaState.Describing => found.Standing.DescriptionGaps,
            PiaState.Consultation => found.Standing.ConsultationGaps,
            PiaState.RiskAssessment => found.Standing.RiskGaps,
            PiaState.Approved => [.. found.Standing.OpenMeasures.Select(m => m.Words)],
            _ => [],
        };
        return Page();
    }
}
