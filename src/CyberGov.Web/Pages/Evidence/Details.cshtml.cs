using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    EvidenceDetailsQuery details,
    EvidenceRelianceQuery relianceOf,
    EvidencePermissions permissions,
    SubmitEvidence submitEvidence,
    TimeProvider time) : PageModel
{
    public EvidenceDetails Details { get; private set; } = null!;

    public EvidenceReliance? Reliance { get; private set; }

    public IReadOnlySet<EvidenceAction> Actions { get; private set; } = new HashSet<EvidenceAction>();

    public EvidenceFacts Facts => Details.Facts;

    public EvidenceState State => Facts.StateOn(time.TodayInUk());

    public bool MayLogNext => Facts.Stage == EvidenceStage.Accepted && May(EvidenceAction.Supersede) && User.Viewer.MayLogEvidence;

    public bool May(EvidenceAction action) => Actions.Contains(action);

    public string FateOf(RevisionFacts revision) => revision switch
    {
        { Decision: EvidenceDecision.Accepted } => $"Accepted by {revision.DecidedByName} on {revision.DecidedAt!.Value.InUkWords()}",
        { Decision: EvidenceDecision.Returned } => $"Returned by {revision.DecidedByName} on {revision.DecidedAt!.Value.InUkWords()}: {revision.DecisionReason}",
        _ when revision.Number < Facts.CurrentRevisionNumber => "A later revision came first",
        { IsSubmitted: true } => "Waits for acceptance",
        _ => "Not handed in yet",
    };

    public async Task<IActionResult> OnGetAsync(string code, int? revision, CancellationToken cancellationToken) =>
        await LoadAsync(code, revision, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSubmitAsync(string code, int revision, CancellationToken cancellationToken)
    {
        try
        {
            await submitEvidence.ExecuteAsync(code, revision, User.Viewer, cancellationToken);
        }
        catch (EvidenceNotFoundException)
        {
            return NotFound();
        }
        catch (IncompleteEvidenceException exception)
        {
            foreach (var fault in exception.Faults)
            {
                ModelState.AddModelError(string.Empty, $"{fault.Message}: revise the draft first");
            }

            return await LoadAsync(code, null, cancellationToken) ? Page() : NotFound();
        }

        this.ShowSuccess($"{code} waits for someone else to accept it");
        return RedirectToPage("Details", new { code });
    }

    private async Task<bool> LoadAsync(string code, int? revision, CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(code.ToUpperInvariant(), revision, User.Viewer, cancellationToken) is not { } found)
        {
            return false;
        }

        Details = found;
        Reliance = await relianceOf.ExecuteAsync(Facts.EvidenceItemId, time.TodayInUk(), cancellationToken);
        Actions = await permissions.OfAsync(Facts.EvidenceItemId, User.Viewer, cancellationToken);
        return true;
    }
}
