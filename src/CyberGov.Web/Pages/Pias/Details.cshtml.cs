using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Pias;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    PiaDetailsQuery query, PiaForm form, PiaComments comments, PiaCopies copies, PiaTeam team, ChangePiaHead head,
    PriorConsultationQuery consultations) : PageModel
{
    public PiaDetails Details { get; private set; } = null!;

    public IReadOnlyList<PiaTask> Tasks { get; private set; } = [];

    public ScreeningOutcome Outcome { get; private set; } = null!;

    /// <summary>What follows from each routing question answered yes.</summary>
    public IReadOnlyList<string> AlsoApplies { get; private set; } = [];

    public IReadOnlyList<PiaPerson> Team { get; private set; } = [];

    public bool MayLead { get; private set; }

    public PiaOriginal? CopyOf { get; private set; }

    public IReadOnlyList<PiaOriginal> Copies { get; private set; } = [];

    /// <summary>The request to the Information Commissioner, while its reply is waited for.</summary>
    public PiaConsultation? Consultation { get; private set; }

    public bool MayCopy => User.Viewer.MayStartPia;

    public bool MayOfferTemplates => User.Viewer.Is(CouncilRole.InformationGovernanceOfficer);

    public bool IsScreenedAgain => Details.Pia.State == PiaState.ClosedNoDpia;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        if (await query.ExecuteAsync(code, User.Viewer, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        var (pia, content) = (found.Pia, found.Document.Content);
        Details = found;
        var open = await comments.OpenAsync(pia.PiaId, cancellationToken);
        Tasks = PiaTaskList.Of(pia.State, content, form, [.. open.Select(r => r.Target)]);
        Outcome = ScreeningOutcome.Of(form.Screening, content.Answers);
        AlsoApplies = [.. form.Routing.Where(r => content.Answer(r.Id) == FormField.Yes).Select(r => r.Follows)];
        Team = await team.ListAsync(pia.PiaId, cancellationToken);
        MayLead = await team.MayLeadAsync(pia.PiaId, User.Viewer, cancellationToken);
        CopyOf = await copies.BehindAsync(pia, User.Viewer, cancellationToken);
        Copies = await copies.OfAsync(pia, User.Viewer, cancellationToken);
        Consultation = pia.State == PiaState.PriorConsultation
            ? await consultations.ExecuteAsync(code, User.Viewer, cancellationToken)
            : null;
        return Page();
    }

    public async Task<IActionResult> OnPostTemplateAsync(string code, bool isTemplate, CancellationToken cancellationToken)
    {
        try
        {
            await head.OfferAsTemplateAsync(code, isTemplate, User.Viewer, cancellationToken);
        }
        catch (PiaNotFoundException)
        {
            return NotFound();
        }

        this.ShowSuccess(isTemplate ? $"{code} is offered as a template" : $"{code} is no longer offered as a template");
        return RedirectToPage(new { code });
    }
}
