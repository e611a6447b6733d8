using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Publication;

/// <summary>Lays out an assessment as one version of it stood when it was approved, or else at its last decision; or as it stands now.</summary>
public sealed class PiaPapersQuery(CyberGovDbContext db, PiaContents contents, PiaForm form)
{
    public const string Marking = "OFFICIAL";

    /// <param name="code">Such as PIA-2026-0007.</param>
    /// <param name="versionNumber">Null means as it stands now, in the version that is being written or lived by.</param>
    /// <returns>Null when there is no such assessment or version for this person.</returns>
    public async Task<PiaPaper?> ExecuteAsync(string code, int? versionNumber, Viewer viewer, CancellationToken cancellationToken)
    {
        var pia = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        if (pia is null || versionNumber < 1 || versionNumber > pia.VersionNumber)
        {
            return null;
        }

        var decisions = await DecisionsAsync(pia.PiaId, versionNumber ?? pia.VersionNumber, cancellationToken);
        var organisation = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "";
        return versionNumber is null
            ? await AsItStandsAsync(pia, decisions, organisation, cancellationToken)
            : await AsDecidedAsync(pia, decisions, organisation, cancellationToken);
    }

    /// <returns>As it stood at one decision; null when there is no such assessment for this person, or it has no such decision.</returns>
    public async Task<PiaPaper?> AtAsync(string code, Guid decisionId, Viewer viewer, CancellationToken cancellationToken)
    {
        var at = await db.PiasVisibleTo(viewer)
            .Where(p => p.Code == code)
            .SelectMany(p => db.PiaDecisions.Where(d => d.PiaId == p.PiaId && d.PiaDecisionId == decisionId))
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (at is null || await contents.AsDecidedAsync(at.PiaId, at.ContentHash, cancellationToken) is not { } document)
        {
            return null;
        }

        var decisions = await DecisionsAsync(at.PiaId, at.VersionNumber, cancellationToken);
        var organisation = await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancellationToken) ?? "";
        return AsDecided(document, at, [.. decisions.TakeWhile(d => d.PiaDecisionId != at.PiaDecisionId), at], organisation, form);
    }

    /// <summary>The decision whose words the paper of a version shows: its approval, or while there is none, the last one taken on it.</summary>
    public static PiaDecision? DecisionToShow(IReadOnlyList<PiaDecision> decisions) =>
        decisions.LastOrDefault(d => d.IsApproval) ?? (decisions.Count > 0 ? decisions[^1] : null);

    public static PiaPaper AsDecided(
        PiaDocument document, PiaDecision at, IReadOnlyList<PiaDecision> decisions, string organisation, PiaForm form) => new()
        {
            Organisation = organisation,
            Marking = Marking,
            Code = document.Content.Code,
            Title = document.Content.Title,
            VersionNumber = document.Content.VersionNumber,
            Basis = $"As it stood at this decision: {PiaWords.Done(at.Action)}, {at.TakenAt.InUkWords()}.",
            ContentHash = document.ContentHash,
            AsAt = at.TakenAt,
            Blocks = new PiaPaperWriter(form).Blocks(document, decisions),
        };

    private async Task<PiaPaper?> AsDecidedAsync(
        Pia pia, IReadOnlyList<PiaDecision> decisions, string organisation, CancellationToken cancellationToken) =>
        DecisionToShow(decisions) is { } at
        && await contents.AsDecidedAsync(pia.PiaId, at.ContentHash, cancellationToken) is { } document
            ? AsDecided(document, at, decisions, organisation, form)
            : null;

    private async Task<PiaPaper> AsItStandsAsync(
        Pia pia, IReadOnlyList<PiaDecision> decisions, string organisation, CancellationToken cancellationToken)
    {
        var document = await contents.ReadAsync(pia, pia.VersionNumber, cancellationToken);
        var agreed = decisions.LastOrDefault(d => d.ContentHash == document.ContentHash);
        return new PiaPaper
        {
            Organisation = organisation,
            Marking = Marking,
            Code = pia.Code,
            Title = pia.Title,
            VersionNumber = pia.VersionNumber,
            Basis = agreed is null
                ? $"As it stands now: {PiaWords.Of(pia.State)}. Its words have changed since the last decision, so this is a draft."
                : $"As it stands now: {PiaWords.Of(pia.State)}. Its words are those of this decision: {PiaWords.Done(agreed.Action)}, {agreed.TakenAt.InUkWords()}.",
            ContentHash = document.ContentHash,
            AsAt = agreed?.TakenAt ?? pia.StateSince,
            Blocks = new PiaPaperWriter(form).Blocks(document, decisions),
        };
    }

    private async Task<List<PiaDecision>> DecisionsAsync(Guid piaId, int versionNumber, CancellationToken cancellationToken) =>
        await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == piaId && d.VersionNumber == versionNumber)
            .OrderBy(d => d.TakenAt).ThenBy(d => d.PiaDecisionId)
            .ToListAsync(cancellationToken);
}
