using CyberGov.Data;
using CyberGov.Pias.Content;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>Puts a step on record together with what it was taken on. The caller saves, in the transaction of the step.</summary>
public sealed class PiaRecord(CyberGovDbContext db, PiaContents contents, TimeProvider time)
{
    /// <param name="pia">As it stands after the step.</param>
    /// <param name="move">Null where the record begins.</param>
    /// <param name="actingAs">In which part.</param>
    /// <param name="takenById">Null when the program did it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PiaDecision> DecisionAsync(
        Pia pia, PiaMove? move, PiaActor actingAs, Guid? takenById, CancellationToken cancellationToken)
    {
        var version = move?.Action == PiaAction.MaterialChange ? pia.VersionNumber - 1 : pia.VersionNumber;
        var document = await contents.ReadAsync(pia, version, cancellationToken);
        await KeepAsync(pia.PiaId, version, document, cancellationToken);
        var person = takenById is { } id
            ? await db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, p.JobTitle }).SingleAsync(cancellationToken)
            : null;
        var decision = new PiaDecision
        {
            PiaId = pia.PiaId,
            VersionNumber = version,
            Action = move?.Action,
            ToState = pia.State,
            TakenById = takenById,
            TakenByName = person?.Name ?? "CyberGov",
            JobTitle = person?.JobTitle,
            ActingAs = actingAs,
            TakenAt = time.GetUtcNow(),
            ContentHash = document.ContentHash,
            Reason = Trimmed(move?.Reason),
            Advice = Trimmed(move?.Advice),
            Recommendation = move?.Recommendation,
            FollowsAdvice = move?.FollowsAdvice,
            NextReviewOn = move?.NextReviewOn,
            ReplyEvidenceItemId = move?.ReplyEvidenceItemId,
            Statement = move is not null && PiaRules.NeedsAttestation(move.Action) ? PiaStatements.Of(move.Action) : null,
        };
        db.PiaDecisions.Add(decision);
        return decision;
    }

    private async Task KeepAsync(Guid piaId, int version, PiaDocument document, CancellationToken cancellationToken)
    {
        var hash = document.ContentHash;
        if (await db.PiaSnapshots.AnyAsync(s => s.PiaId == piaId && s.ContentHash == hash, cancellationToken))
        {
            return;
        }

        db.PiaSnapshots.Add(new PiaSnapshot
        {
            PiaId = piaId,
            ContentHash = hash,
            VersionNumber = version,
            Content = PiaContentJson.Write(document.Content),
            Surroundings = PiaContentJson.Write(document.Surroundings),
            TakenAt = time.GetUtcNow(),
        });
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What people confirm when they take a step.</summary>
public static class PiaStatements
{
    public static string Of(PiaAction action) => action switch
    {
        PiaAction.DpiaNotNeeded => "I have read the screening. No answer makes an assessment mandatory, and I am satisfied that none is needed.",
        PiaAction.Advise => "I have read this version of the assessment. The advice is mine and I took no part in writing what it is about.",
        PiaAction.ApproveLow or PiaAction.ApproveMedium or PiaAction.ApproveException =>
            "I have read this version of the assessment. I approve its measures and accept the risk that remains for the people concerned.",
        PiaAction.ConsultCommissioner =>
            "A high risk remains that we cannot reduce. Nothing starts until the Information Commissioner has replied.",
        PiaAction.ConfirmMeasures => "Each measure needed before go-live is in place, or its absence was accepted by someone with the right to.",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No statement belongs to it."),
    };
}
