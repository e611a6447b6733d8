using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>An item that may serve a control it is not yet attached to, and why it is thought of.</summary>
public sealed record SuggestedEvidence(string Code, string Title, EvidenceState State, DateOnly EffectiveOn, DateOnly? ExpiresOn, string Why);

/// <summary>What is logged already and might show that a control works, before anyone uploads it again: four queries.</summary>
public sealed class EvidenceSuggestionsQuery(CyberGovDbContext db)
{
    public const int Most = 15;
    private const int FewestLetters = 4;

    /// <param name="controlId">The control that needs evidence.</param>
    /// <param name="text">Words the person is looking for; null means the words of the control's title.</param>
    /// <param name="viewer">Only what this person may see is suggested.</param>
    /// <param name="today">Decides the state shown.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<SuggestedEvidence>> ExecuteAsync(
        Guid controlId, string? text, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var control = await db.Controls.AsNoTracking()
            .Where(c => c.ControlId == controlId)
            .Select(c => new { c.Title, c.CommonControlId })
            .SingleAsync(cancellationToken);
        var byWords = await FoundByWordsAsync(controlId, text ?? control.Title, isTitle: text is null, viewer, today, cancellationToken);
        var byMapping = string.IsNullOrWhiteSpace(text)
            ? await FoundByMappingAsync(controlId, control.CommonControlId, viewer, today, cancellationToken)
            : [];
        return [.. byWords.Concat(byMapping).DistinctBy(s => s.Code, StringComparer.Ordinal).Take(Most)];
    }

    private async Task<List<SuggestedEvidence>> FoundByWordsAsync(
        Guid controlId, string text, bool isTitle, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var words = SearchWords.Asked(text).Where(w => !isTitle || w.Length >= FewestLetters).ToList();
        var found = new List<SuggestedEvidence>();

        // A person's own words must all be there; of a title any two neighbours are enough.
        List<List<string>> searches = isTitle
            ? [.. words.Zip(words.Skip(1), (a, b) => new List<string> { a, b }).Take(3)]
            : [words];
        foreach (var search in searches.Where(s => s.Count > 0))
        {
            var numbers = db.EvidenceNumbersMatching(search);
            found.AddRange(await ReadAsync(
                Offered(controlId, viewer).Where(e => numbers.Contains(e.Number)), $"Says “{string.Join(' ', search)}”", today, cancellationToken));
        }

        return found;
    }

    private Task<List<SuggestedEvidence>> FoundByMappingAsync(
        Guid controlId, Guid commonControlId, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var requirements = db.Mappings
            .Where(m => m.CommonControlId == commonControlId && m.RetiredAt == null)
            .Select(m => m.RequirementId);
        var neighbours = db.Mappings
            .Where(m => requirements.Contains(m.RequirementId) && m.CommonControlId != commonControlId && m.RetiredAt == null)
            .Select(m => m.CommonControlId);
        var ofNeighbours = db.EvidenceControls
            .Where(l => neighbours.Contains(l.Control!.CommonControlId))
            .Select(l => l.EvidenceItemId);
        return ReadAsync(
            Offered(controlId, viewer).Where(e => ofNeighbours.Contains(e.EvidenceItemId)),
            "Serves a control of the same duty",
            today,
            cancellationToken);
    }

    private IQueryable<EvidenceItem> Offered(Guid controlId, Viewer viewer) => db.EvidenceVisibleTo(viewer)
        .AsNoTracking()
        .Standing()
        .Where(e => e.Controls.All(l => l.ControlId != controlId));

    private static async Task<List<SuggestedEvidence>> ReadAsync(
        IQueryable<EvidenceItem> items, string why, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await items
            .Where(e => e.ExpiresOn == null || e.ExpiresOn >= today)
            .OrderByDescending(e => e.Number)
            .Take(Most)
            .Select(e => new { e.Code, e.Title, e.Stage, e.EffectiveOn, e.ExpiresOn })
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(e => new SuggestedEvidence(
                e.Code, e.Title, EvidenceStates.Of(e.Stage, e.ExpiresOn, today), e.EffectiveOn, e.ExpiresOn, why)),
        ];
    }
}
