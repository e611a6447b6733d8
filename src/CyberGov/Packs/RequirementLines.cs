using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the requirement register.</summary>
internal sealed record RequirementLine(
    RequirementStanding Standing, string FrameworkTitle, string FrameworkEdition, string Source, int EvidenceCount);

/// <summary>Reads the assessable requirements of a pack. There are as many as the catalogue holds, so they are read at once.</summary>
internal sealed class RequirementLines(CyberGovDbContext db, PackScope scope)
{
    public async Task<List<RequirementLine>> ReadAsync(
        IReadOnlyList<RequirementStanding> standings, CancellationToken cancellationToken)
    {
        var frameworkId = scope.Framework?.FrameworkId;
        var frameworks = await db.Frameworks.AsNoTracking()
            .Where(f => frameworkId == null || f.FrameworkId == frameworkId)
            .ToDictionaryAsync(f => f.FrameworkId, cancellationToken);
        var sources = await db.Requirements.AsNoTracking()
            .Where(r => r.Source != null && (frameworkId == null || r.FrameworkId == frameworkId))
            .ToDictionaryAsync(r => r.RequirementId, r => r.Source!, cancellationToken);
        var evidence = await EvidenceCountsAsync(cancellationToken);

        return
        [
            .. standings.Where(s => s.IsAssessable).Select(s => new RequirementLine(
                s,
                frameworks[s.FrameworkId].Title,
                frameworks[s.FrameworkId].Edition,
                sources.GetValueOrDefault(s.RequirementId, frameworks[s.FrameworkId].Source),
                evidence.GetValueOrDefault(s.RequirementId))),
        ];
    }

    /// <summary>Items that belong to any control that counts for the requirement; an item of two of them counts once.</summary>
    private async Task<Dictionary<Guid, int>> EvidenceCountsAsync(CancellationToken cancellationToken)
    {
        // Read once, as two numbers each: joined in the database, every item would be looked up for every requirement.
        var items = (await scope.Evidence(db)
            .SelectMany(e => e.Controls, (e, l) => new { l.ControlId, e.Number })
            .ToListAsync(cancellationToken)).ToLookup(l => l.ControlId, l => l.Number);
        var counting = await db.Mappings
            .Where(m => m.RetiredAt == null && !db.MappingOverrides.Any(o => o.MappingId == m.MappingId && o.Relationship == null))
            .Join(db.Controls, m => m.CommonControlId, c => c.CommonControlId, (m, c) => new { m.RequirementId, c.ControlId })
            .ToListAsync(cancellationToken);

        return counting
            .GroupBy(x => x.RequirementId)
            .ToDictionary(g => g.Key, g => g.SelectMany(x => items[x.ControlId]).Distinct().Count());
    }
}
