using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Risks;

/// <summary>Whether this person may settle a measure, and how.</summary>
public static class SettlingRules
{
    /// <summary>An action is done when whoever does it, or the lead, says so; that a control works is said by its review.</summary>
    public static PiaRefusal? WhyNotFinished(PiaStanding pia, PiaMeasure measure, Viewer viewer) =>
        !IsOpen(pia, measure) || measure.ControlId is not null ? PiaRefusal.WrongState
        : viewer.MayActFor(pia.ProjectLeadId) || viewer.MayActFor(measure.OwnerId) ? null
        : PiaRefusal.NotTheirs;

    /// <summary>Nobody accepts the absence of what they themselves promised.</summary>
    public static PiaRefusal? WhyNotAccepted(PiaStanding pia, PiaMeasure measure, Viewer viewer) =>
        !IsOpen(pia, measure) ? PiaRefusal.WrongState
        : viewer.PersonId != pia.InformationAssetOwnerId && !viewer.Is(CouncilRole.SeniorInformationRiskOwner) ? PiaRefusal.NotTheirs
        : pia.ContributorIds.Contains(viewer.PersonId) || measure.OwnerId == viewer.PersonId ? PiaRefusal.OwnWork
        : null;

    private static bool IsOpen(PiaStanding pia, PiaMeasure measure) =>
        pia.State is PiaState.Approved or PiaState.Live && !measure.IsSettled;
}

/// <summary>After approval: says that an action is done, or accepts with a reason that a measure is not.</summary>
public sealed class SettleMeasure(CyberGovDbContext db, PiaStandings standings, TimeProvider time)
{
    public const int MaxTextLength = 2000;

    /// <exception cref="PiaNotFoundException">There is no such measure for this person.</exception>
    /// <exception cref="PiaRefusedException">It is not theirs to say, or not now.</exception>
    public Task FinishAsync(string code, int risk, int measure, string note, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code, risk, measure, viewer, "FinishMeasure", SettlingRules.WhyNotFinished,
        m => m.Finish(note.Trim(), viewer.PersonId, time.GetUtcNow()), cancellationToken);

    /// <exception cref="PiaNotFoundException">There is no such measure for this person.</exception>
    /// <exception cref="PiaRefusedException">It is not theirs to accept, or not now.</exception>
    public Task AcceptAsync(string code, int risk, int measure, string reason, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code, risk, measure, viewer, "AcceptMeasure", SettlingRules.WhyNotAccepted,
        m => m.AcceptUndone(reason.Trim(), viewer.PersonId, time.GetUtcNow()), cancellationToken);

    private async Task RunAsync(
        string code,
        int risk,
        int number,
        Viewer viewer,
        string attempted,
        Func<PiaStanding, PiaMeasure, Viewer, PiaRefusal?> rule,
        Action<PiaMeasure> settle,
        CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var seen = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();
        var pia = await db.LockPiaAsync(seen.PiaId, cancellationToken);
        var measure = await db.PiaRisks
            .Where(r => r.PiaId == pia.PiaId && r.VersionNumber == pia.VersionNumber && r.Number == risk)
            .SelectMany(r => r.Measures)
            .SingleOrDefaultAsync(m => m.Number == number, cancellationToken)
            ?? throw new PiaNotFoundException();
        var (standing, _) = await standings.OfAsync(pia, cancellationToken);
        if (rule(standing, measure, viewer) is { } refusal)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordPiaRefusalAsync(pia.PiaId, attempted, refusal, cancellationToken);
            throw new PiaRefusedException(PiaAction.ConfirmMeasures, refusal, []);
        }

        settle(measure);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
