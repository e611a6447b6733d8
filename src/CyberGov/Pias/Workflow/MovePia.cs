using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>What follows a step in other parts of the program, in the same transaction.</summary>
public interface IPiaConsequence
{
    Task FollowAsync(Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken);
}

/// <summary>
/// How every step is taken: one at a time for an assessment, seen to be allowed by <see cref="PiaRules"/> on the rows as they are
/// now, bound to the hash of what was decided on, all in one transaction. What is refused is put on record.
/// </summary>
public sealed class MovePia(
    CyberGovDbContext db,
    PiaStandings standings,
    PiaRecord record,
    CommissionerReplies replies,
    IEnumerable<IPiaConsequence> consequences,
    TimeProvider time)
{
    /// <exception cref="PiaNotFoundException">There is no such assessment for this person.</exception>
    /// <exception cref="PiaRefusedException">The rules do not allow it.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It says something else than what the person had before them.</exception>
    public async Task ExecuteAsync(string code, PiaMove move, Viewer viewer, CancellationToken cancellationToken)
    {
        move = move.WithoutExtras();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var pia = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();
        pia = await db.LockPiaAsync(pia.PiaId, cancellationToken);
        var (standing, document) = await standings.OfAsync(pia, cancellationToken);
        var named = move.DpoReviewerId is not { } dpo || await db.DataProtectionOfficers(time.TodayInUk()).AnyAsync(p => p.Id == dpo, cancellationToken);

        var refused = PiaRules.Refusal(move, standing, viewer, time.TodayInUk());
        if (refused is null && await replies.ProblemAsync(pia, move, viewer, cancellationToken) is { } problem)
        {
            refused = new PiaObstacle(PiaRefusal.Incomplete, problem);
        }

        if (refused is { } obstacle)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordPiaRefusalAsync(pia.PiaId, move.Action.ToString(), obstacle.Refusal, cancellationToken);
            throw new PiaRefusedException(move.Action, obstacle.Refusal, obstacle.Gaps);
        }

        if (!named)
        {
            throw new PiaNotFoundException();
        }

        if (move.ContentHash is not null && move.ContentHash != document.ContentHash)
        {
            throw new DbUpdateConcurrencyException("The assessment was changed since the person read it.");
        }

        var actingAs = PiaRules.ActingAs(move.Action, standing, viewer)!.Value;
        await TakeAsync(pia, move, standing, document, actingAs, viewer.PersonId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A step the program takes by itself, such as the start of a review on its day. The caller has begun the transaction.</summary>
    public async Task BySystemAsync(Pia pia, PiaMove move, CancellationToken cancellationToken)
    {
        var (standing, document) = await standings.OfAsync(pia, cancellationToken);
        if (PiaWorkflow.Find(pia.State, move.Action)?.Actors.Contains(PiaActor.System) != true)
        {
            throw new InvalidOperationException($"{move.Action} is not the program's to take from {pia.State}.");
        }

        await TakeAsync(pia, move, standing, document, PiaActor.System, null, cancellationToken);
    }

    private async Task TakeAsync(
        Pia pia, PiaMove move, PiaStanding standing, PiaDocument document, PiaActor actingAs, Guid? takenById, CancellationToken cancellationToken)
    {
        pia.Take(PiaWorkflow.Find(pia.State, move.Action)!, move, time.GetUtcNow());
        (pia.InitialLevel, pia.ResidualLevel) = (document.Content.InitialLevel, document.Content.ResidualLevel);
        if (pia.State == PiaState.SignOff)
        {
            var after = standing with
            {
                Recommendation = pia.Recommendation,
                HasReplyToProceed = standing.HasReplyToProceed || move.Action == PiaAction.ReplyProceed,
            };
            pia.WaitFor(PiaRules.WhoApproves(after));
        }

        var decision = await record.DecisionAsync(pia, move, actingAs, takenById, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var consequence in consequences)
        {
            await consequence.FollowAsync(pia, move, decision, document, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}

public static class PiaLocks
{
    extension(CyberGovDbContext db)
    {
        /// <summary>Puts on record that someone tried what the rules refuse. What was going to be written is forgotten.</summary>
        public async Task RecordPiaRefusalAsync(Guid piaId, string attempted, PiaRefusal refusal, CancellationToken cancellationToken)
        {
            db.ChangeTracker.Clear();
            db.Note(ChangeAction.Refused, nameof(Pia), piaId, ("Attempted", attempted), ("Why", refusal.ToString()));
            await db.SaveChangesAsync(cancellationToken);
        }

        /// <summary>
        /// Holds the assessment's row until the transaction ends, and reads it as it is now: whoever writes into it or takes a step
        /// does this first, so that no decision is taken on words that change under it.
        /// </summary>
        public async Task<Pia> LockPiaAsync(Guid piaId, CancellationToken cancellationToken)
        {
            await db.Database.ExecuteSqlAsync($"""UPDATE "Pias" SET "Number" = "Number" WHERE "PiaId" = {piaId}""", cancellationToken);
            return await db.Pias.SingleAsync(p => p.PiaId == piaId, cancellationToken);
        }

        /// <summary>Those who may be named to advise.</summary>
        public IQueryable<Person> DataProtectionOfficers(DateOnly today) => db.PiaPeople(today)
            .Where(p => p.Roles.Any(r => r.Role == CouncilRole.DataProtectionOfficer));
    }
}
