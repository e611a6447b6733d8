using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>A framework and how many of its requirements stand where.</summary>
public sealed record FrameworkCoverage(
    Guid FrameworkId,
    string Code,
    string Title,
    string Edition,
    string Publisher,
    FrameworkStatus Status,
    IReadOnlyDictionary<RequirementStatus, int> Counts)
{
    public int Total => Counts.Values.Sum();

    public int Applicable => Total - Counts.GetValueOrDefault(RequirementStatus.NotApplicable);

    public int Met => Counts.GetValueOrDefault(RequirementStatus.Met);

    /// <summary>Of those that apply, in whole percent; nothing is rounded up to 100.</summary>
    public int PercentMet => Applicable == 0 ? 0 : 100 * Met / Applicable;
}

/// <summary>Every framework in force with its coverage, current ones first.</summary>
public sealed class FrameworkCoverageQuery(CyberGovDbContext db, RequirementStandingQuery standings)
{
    public async Task<IReadOnlyList<FrameworkCoverage>> ExecuteAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var frameworks = await db.Frameworks.AsNoTracking().Where(f => f.RetiredAt == null).ToListAsync(cancellationToken);
        var byFramework = (await standings.ExecuteAsync(null, null, today, cancellationToken))
            .Where(r => r.IsAssessable)
            .ToLookup(r => r.FrameworkId);

        return
        [
            .. frameworks
                .OrderBy(f => f.Status).ThenBy(f => f.Title, StringComparer.OrdinalIgnoreCase)
                .Select(f => new FrameworkCoverage(
                    f.FrameworkId, f.Code, f.Title, f.Edition, f.Publisher, f.Status,
                    byFramework[f.FrameworkId].CountBy(r => r.Status).ToDictionary())),
        ];
    }
}
