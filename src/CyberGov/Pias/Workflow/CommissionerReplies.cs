using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>An evidence item that may hold the Commissioner's reply.</summary>
public sealed record PossibleReply(string Code, string Title, DateOnly EffectiveOn, string Owner);

/// <summary>What counts as the Commissioner's reply: accepted evidence, and so seen by someone who did not log it, of a day after the request.</summary>
public sealed class CommissionerReplies(CyberGovDbContext db)
{
    public const int Most = 15;

    /// <summary>Those this person may choose from, the newest first; of more than <see cref="Most"/>, words narrow them down.</summary>
    public async Task<IReadOnlyList<PossibleReply>> OfferAsync(Pia pia, string? text, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await SentOnAsync(pia, cancellationToken) is not { } sentOn)
        {
            return [];
        }

        var items = db.EvidenceVisibleTo(viewer).AsNoTracking()
            .Where(e => e.Stage == EvidenceStage.Accepted && e.EffectiveOn >= sentOn);
        var words = SearchWords.Asked(text);
        if (words.Count > 0)
        {
            var numbers = db.EvidenceNumbersMatching(words);
            items = items.Where(e => numbers.Contains(e.Number));
        }

        return await items
            .OrderByDescending(e => e.Number)
            .Take(Most)
            .Select(e => new PossibleReply(e.Code, e.Title, e.EffectiveOn, e.Owner!.Name))
            .ToListAsync(cancellationToken);
    }

    public Task<DateOnly?> SentOnAsync(Pia pia, CancellationToken cancellationToken) => db.PriorConsultations
        .Where(c => c.PiaId == pia.PiaId && c.VersionNumber == pia.VersionNumber)
        .Select(c => c.SentOn)
        .SingleOrDefaultAsync(cancellationToken);

    /// <returns>Why this item is no reply, as something to mend; null when it is one, or the step asks for none.</returns>
    /// <exception cref="PiaNotFoundException">There is no such item for this person.</exception>
    internal async Task<string?> ProblemAsync(Pia pia, PiaMove move, Viewer viewer, CancellationToken cancellationToken)
    {
        if (move.ReplyEvidenceItemId is not { } itemId)
        {
            return null;
        }

        var item = await db.EvidenceVisibleTo(viewer).AsNoTracking()
            .Where(e => e.EvidenceItemId == itemId)
            .Select(e => new { e.Code, e.Stage, e.EffectiveOn })
            .SingleOrDefaultAsync(cancellationToken) ?? throw new PiaNotFoundException();
        var sentOn = await SentOnAsync(pia, cancellationToken);
        return item switch
        {
            { Stage: not EvidenceStage.Accepted } =>
                $"{item.Code} is not accepted: once someone other than its author has accepted it as evidence, it counts as the reply",
            _ when item.EffectiveOn < sentOn =>
                $"{item.Code} holds from {item.EffectiveOn.InWords()}, before the request was sent on {sentOn.Value.InWords()}: select the reply, or revise the date it holds from",
            _ => null,
        };
    }
}
