using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>Whether this person may advise on a screening.</summary>
public static class ScreeningAdviceRules
{
    public static PiaRefusal? WhyNot(PiaStanding pia, Viewer viewer) =>
        !viewer.Is(CouncilRole.DataProtectionOfficer) ? PiaRefusal.NotTheirs
        : pia.State != PiaState.ScreeningReview || pia.Screening != ScreeningOutcomeKind.One || pia.HasScreeningAdvice ? PiaRefusal.WrongState
        : pia.ContributorIds.Contains(viewer.PersonId) ? PiaRefusal.OwnWork
        : null;
}

/// <summary>A Data Protection Officer says whether a screening with exactly one yes needs an assessment; the officer then decides.</summary>
public sealed class AdviseOnScreening(CyberGovDbContext db, PiaStandings standings, TimeProvider time)
{
    /// <exception cref="PiaNotFoundException">There is no such assessment for this person.</exception>
    /// <exception cref="PiaRefusedException">It is not theirs to advise on, or not now.</exception>
    public async Task ExecuteAsync(string code, bool isDpiaAdvised, string advice, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(advice);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var seen = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();
        var pia = await db.LockPiaAsync(seen.PiaId, cancellationToken);
        var (standing, _) = await standings.OfAsync(pia, cancellationToken);
        if (ScreeningAdviceRules.WhyNot(standing, viewer) is { } refusal)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordPiaRefusalAsync(pia.PiaId, "AdviseOnScreening", refusal, cancellationToken);
            throw new PiaRefusedException(PiaAction.DpiaNotNeeded, refusal, []);
        }

        db.PiaScreeningAdvices.Add(new PiaScreeningAdvice
        {
            PiaId = pia.PiaId,
            IsDpiaAdvised = isDpiaAdvised,
            Advice = advice.Trim(),
            GivenById = viewer.PersonId,
            GivenAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
