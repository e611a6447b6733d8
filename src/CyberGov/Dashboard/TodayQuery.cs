using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Dashboard;

/// <summary>A review the reader should do soon.</summary>
public sealed record ReviewToDo(Guid ReviewId, string ControlCode, string ControlTitle, DateOnly DueOn)
{
    /// <summary>Whose leave the reader covers by doing it.</summary>
    public string? CoveringFor { get; init; }
}

/// <summary>What needs the reader today. A part that is not the reader's business is null.</summary>
public sealed record TodayView(MyControls? Mine, MyEvidence? Evidence, CouncilWork? Council, SystemHealth? System,
    EvidenceIntegrity? Integrity, int? PeopleRefusingMail)
{
    /// <summary>People who have left and still hold something; null where it is not the reader's business.</summary>
    public int? LeaversHoldingSomething { get; init; }

    /// <summary>Things of which somebody ought to have been told days ago; null where it is not the reader's business.</summary>
    public int? UnsentReminders { get; init; }

    /// <summary>Privacy impact assessments that wait for the reader; null where they have no part in any.</summary>
    public PiasToday? Pias { get; init; }

    /// <summary>Those whose leave the reader covers today.</summary>
    public IReadOnlyList<CoverOfLeave> CoveringFor { get; init; } = [];
}

/// <summary>Someone whose leave the reader covers, and until when.</summary>
public sealed record CoverOfLeave(string Name, DateOnly LastDay);

/// <summary>Assessments whose next step is the reader's, and those that wait for the SIRO or a Data Protection Officer.</summary>
public sealed record PiasToday(int WaitingForMe, int? ToDecide);

/// <summary>What someone who logs evidence must do.</summary>
public sealed record MyEvidence(int AskedOfMe, int ReturnedToMe);

/// <summary>What someone who owns or deputises controls must do.</summary>
public sealed record MyControls(
    int Controls, int Overdue, int DueIn30Days, int WithoutEvidence, IReadOnlyList<ReviewToDo> NextReviews);

/// <summary>What those who look after the whole council must see.</summary>
public sealed record CouncilWork(
    int OverdueReviews, int ControlsWithoutOwner, int NotAssessed, int WithoutEvidence, int EvidenceRunOut, int EvidenceExpiring,
    int EvidenceWaiting, int RequestsOverdue);

/// <summary>What the administrator must see.</summary>
public sealed record SystemHealth(int FailedMails, int FailedJobs, int LateJobs, int CatalogueProblems, bool MailIsWaiting);

/// <summary>Counts for the first page of each role; every one is the number of rows behind its link.</summary>
public sealed class TodayQuery(
    CyberGovDbContext db, EvidenceIntegrityQuery integrity, JobPositionsQuery jobs, HeldItemsQuery heldItems,
    UnsentRemindersQuery unsent)
{
    private const int DaysAhead = 30;
    private const int MostReviews = 8;

    public async Task<TodayView> ExecuteAsync(
        Viewer viewer, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seesCouncil = viewer.IsAny(
            CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner);

        return new TodayView(
            await MineAsync(viewer, today, cancellationToken),
            viewer.MayLogEvidence ? await EvidenceOfMineAsync(viewer, today, cancellationToken) : null,
            seesCouncil ? await CouncilAsync(viewer, today, cancellationToken) : null,
            viewer.Is(CouncilRole.Administrator) ? await SystemAsync(now, cancellationToken) : null,
            seesCouncil || viewer.Is(CouncilRole.Administrator) ? await integrity.ExecuteAsync(cancellationToken) : null,
            viewer.IsAny(CouncilRole.Administrator, CouncilRole.InformationGovernanceOfficer)
                ? await db.People.RefusingMail(today).CountAsync(cancellationToken)
                : null)
        {
            LeaversHoldingSomething = seesCouncil || viewer.Is(CouncilRole.Administrator)
                ? (await heldItems.LeaversAsync(today, cancellationToken)).Count
                : null,
            UnsentReminders = seesCouncil || viewer.Is(CouncilRole.Administrator) ? await unsent.CountAsync(viewer, cancellationToken) : null,
            Pias = await PiasAsync(viewer, cancellationToken),
            CoveringFor = await CoveringForAsync(viewer, today, cancellationToken),
        };
    }

    private async Task<PiasToday?> PiasAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var visible = db.PiasVisibleTo(viewer);
        var waiting = await visible.WaitingFor(viewer).CountAsync(cancellationToken);
        int? toDecide = viewer.IsAny(CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner)
            ? await visible.WaitingForSeniors().CountAsync(cancellationToken)
            : null;
        return waiting > 0 || viewer.MayStartPia ? new PiasToday(waiting, toDecide) : null;
    }

    private async Task<MyControls?> MineAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var soon = today.AddDays(DaysAhead);
        var mine = db.Controls.AsNoTracking().InForce().Where(c => c.IsApplicable).OwnedOrDeputisedBy(viewer);
        var counts = await mine
            .GroupBy(_ => 1)
            .Select(g => new
            {
                All = g.Count(),
                Overdue = g.Count(c => c.NextReviewDueOn < today),
                Due = g.Count(c => c.NextReviewDueOn >= today && c.NextReviewDueOn <= soon),
                WithoutEvidence = g.Count(c => c.EvidencedUntil == null || c.EvidencedUntil < today),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (counts is null)
        {
            return viewer.Is(CouncilRole.ControlOwner) ? new MyControls(0, 0, 0, 0, []) : null;
        }

        var covered = viewer.StandsInFor;
        var next = await db.Reviews.AsNoTracking()
            .Where(r => r.CompletedAt == null && r.DueOn <= soon && mine.Any(c => c.ControlId == r.ControlId))
            .OrderBy(r => r.DueOn).ThenBy(r => r.Control!.Code)
            .Take(MostReviews)
            .Select(r => new ReviewToDo(r.ReviewId, r.Control!.Code, r.Control.Title, r.DueOn)
            {
                CoveringFor = r.Control.OwnerId == viewer.PersonId || r.Control.DeputyId == viewer.PersonId ? null
                    : covered.Contains(r.Control.OwnerId!.Value) ? r.Control.Owner!.Name
                    : covered.Contains(r.Control.DeputyId!.Value) ? r.Control.Deputy!.Name : null,
            })
            .ToListAsync(cancellationToken);
        return new MyControls(counts.All, counts.Overdue, counts.Due, counts.WithoutEvidence, next);
    }

    private async Task<MyEvidence> EvidenceOfMineAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var people = viewer.ActsFor;
        return new MyEvidence(
            await db.EvidenceRequestsVisibleTo(viewer)
                .Showing(RequestsShown.Open, today).CountAsync(r => people.Contains(r.AskedOfId), cancellationToken),
            await db.EvidenceVisibleTo(viewer)
                .InAnyOf([EvidenceState.Returned], today).OfPerson(viewer).CountAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<CoverOfLeave>> CoveringForAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken) =>
        viewer.StandsInFor.Count == 0 ? [] : await db.Absences.AsNoTracking()
            .Where(a => a.CoverId == viewer.PersonId && a.FirstDay <= today && a.LastDay >= today)
            .OrderBy(a => a.LastDay).ThenBy(a => a.Person!.Name)
            .Select(a => new CoverOfLeave(a.Person!.Name, a.LastDay))
            .ToListAsync(cancellationToken);

    private async Task<CouncilWork> CouncilAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var soon = today.AddDays(DaysAhead);
        var inForce = db.Controls.AsNoTracking().VisibleTo(viewer).InForce();
        var counts = await inForce
            .GroupBy(_ => 1)
            .Select(g => new
            {
                Overdue = g.Count(c => c.IsApplicable && c.NextReviewDueOn < today),
                WithoutOwner = g.Count(c => c.OwnerId == null),
                NotAssessed = g.Count(c => c.IsApplicable && c.Status == ControlStatus.NotAssessed),
                NoEvidence = g.Count(c => c.IsApplicable && c.Status == ControlStatus.InPlace && c.EvidencedUntil == null),
                RunOut = g.Count(c => c.IsApplicable && c.Status == ControlStatus.InPlace && c.EvidencedUntil < today),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var expiring = await db.EvidenceVisibleTo(viewer)
            .InAnyOf([EvidenceState.Expiring], today).CountAsync(cancellationToken);
        var waiting = await db.EvidenceVisibleTo(viewer)
            .InAnyOf([EvidenceState.Submitted], today).CountAsync(cancellationToken);
        var requests = await db.EvidenceRequestsVisibleTo(viewer)
            .Showing(RequestsShown.Overdue, today).CountAsync(cancellationToken);
        return counts is null
            ? new CouncilWork(0, 0, 0, 0, 0, expiring, waiting, requests)
            : new CouncilWork(
                counts.Overdue, counts.WithoutOwner, counts.NotAssessed, counts.NoEvidence, counts.RunOut, expiring, waiting, requests);
    }

    private async Task<SystemHealth> SystemAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waitingSince = now.AddHours(-1);
        var lastLoad = await db.CatalogueLoads.AsNoTracking()
            .OrderByDescending(l => l.AttemptedAt)
            .Select(l => l.Problems)
            .FirstOrDefaultAsync(cancellationToken);
        var positions = await jobs.ExecuteAsync(cancellationToken);
        return new SystemHealth(
            await db.QueuedEmails.CountAsync(e => e.State == EmailState.Failed, cancellationToken),
            positions.Count(p => p.IsFailing),
            positions.Count(p => p.IsLate),
            lastLoad?.Count ?? 0,
            await db.QueuedEmails.AnyAsync(e => e.State == EmailState.Queued && e.QueuedAt < waitingSince, cancellationToken));
    }
}
