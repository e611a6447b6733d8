using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Controls;

/// <summary>One control: what it is for, who owns it, what it serves, its evidence, reviews and history.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class DetailsModel(
    ControlDetailsQuery details,
    EvidenceOfControlQuery evidence,
    EvidenceCountsQuery evidenceCounts,
    ReviewHistoryQuery reviews,
    ReviewStandingQuery standing,
    ChangeHistoryQuery history,
    TimeProvider time) : PageModel
{
    private const int NewestEvidence = 10;
    private const int NewestReviews = 10;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public ControlDetails Control { get; private set; } = null!;

    public IReadOnlyList<ControlEvidence> Evidence { get; private set; } = [];

    public int EvidenceCount { get; private set; }

    public IReadOnlyList<PastReview> Reviews { get; private set; } = [];

    /// <summary>Null for a control that is out of force.</summary>
    public ReviewStanding? OpenReview { get; private set; }

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public DateOnly Today { get; private set; }

    public bool MayChange => User.May(Policies.ManageControls);

    /// <summary>Owners and deputies review their own controls; those who look after the whole council review any.</summary>
    public bool MayReview => User.May(Policies.CompleteReview)
        && (Control.OwnerId == User.PersonId || Control.DeputyId == User.PersonId || MayChange);

    public bool MayLogEvidence => User.May(Policies.LogEvidence);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Today = time.TodayInUk();
        if (await details.ExecuteAsync(Code.ToUpperInvariant(), User.Viewer, Today, cancellationToken) is not { } control)
        {
            return NotFound();
        }

        Control = control;
        Evidence = await evidence.ExecuteAsync(control.ControlId, NewestEvidence, User.Viewer, Today, cancellationToken);
        EvidenceCount = (await evidenceCounts.ExecuteAsync(
            new Dictionary<Guid, int> { [control.ControlId] = control.EvidenceCount }, User.Viewer, cancellationToken))[control.ControlId];
        Reviews = await reviews.ExecuteAsync(control.ControlId, NewestReviews, cancellationToken);
        OpenReview = await standing.OfControlAsync(control.ControlId, cancellationToken);
        History = await history.ExecuteAsync(nameof(CyberGov.Controls.Control), control.ControlId, cancellationToken);
        return Page();
    }
}
