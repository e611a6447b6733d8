using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>An assessment that needs a decision, with what whoever decides must know first.</summary>
public sealed record PiaToDecide(
    string Code,
    string Title,
    string ServiceArea,
    PiaState State,
    PiaActor WaitsFor,
    string? WaitsForName,
    RiskLevel? InitialLevel,
    RiskLevel? ResidualLevel,
    PiaRecommendation? Recommendation,
    string? Advice,
    DateOnly StateSinceOn,
    DateOnly? PlannedStartOn);

/// <summary>Those that have waited longest, and how many wait in all; more than that where they were not all counted.</summary>
public sealed record PiasToDecide(IReadOnlyList<PiaToDecide> Rows, int Total, bool HasMore)
{
    public bool IsWhole => Rows.Count == Total && !HasMore;
}

public static class PiasWaiting
{
    private static readonly PiaActor[] Seniors =
        [PiaActor.SeniorInformationRiskOwner, PiaActor.DataProtectionOfficer];

    extension(IQueryable<Pia> pias)
    {
        /// <summary>Those whose next step this person's part opens to them, or to someone whose leave they cover.</summary>
        public IQueryable<Pia> WaitingFor(Viewer viewer)
        {
            var people = viewer.ActsFor;
            var roles = new List<PiaActor?>();
            if (viewer.Is(CouncilRole.InformationGovernanceOfficer))
            {
                roles.Add(PiaActor.InformationGovernanceOfficer);
            }

            if (viewer.Is(CouncilRole.SeniorInformationRiskOwner))
            {
                roles.Add(PiaActor.SeniorInformationRiskOwner);
            }

            if (viewer.Is(CouncilRole.DataProtectionOfficer))
            {
                roles.Add(PiaActor.DataProtectionOfficer);
            }

            return pias.Where(p => p.WaitsFor != null
                && (roles.Contains(p.WaitsFor) || (p.WaitsForId != null && people.Contains(p.WaitsForId.Value))));
        }

        /// <summary>What waits for the SIRO or a Data Protection Officer.</summary>
        public IQueryable<Pia> WaitingForSeniors() => pias.Where(p => p.WaitsFor != null && Seniors.Contains(p.WaitsFor.Value));
    }
}

/// <summary>What needs someone's decision, the longest waiting first: one query, and another to count where there are more.</summary>
public sealed class PiaDecisionsDueQuery(CyberGovDbContext db)
{
    public const int Most = 50;

    /// <summary>What waits for someone in this part.</summary>
    public Task<PiasToDecide> ForAsync(PiaActor part, Viewer viewer, CancellationToken cancellationToken) =>
        ReadAsync(db.PiasVisibleTo(viewer).Where(p => p.WaitsFor == part), cancellationToken);

    /// <summary>What waits for this person, in whatever part.</summary>
    public Task<PiasToDecide> ForAsync(Viewer viewer, CancellationToken cancellationToken) =>
        ReadAsync(db.PiasVisibleTo(viewer).WaitingFor(viewer), cancellationToken);

    private async Task<PiasToDecide> ReadAsync(IQueryable<Pia> pias, CancellationToken cancellationToken)
    {
        var rows = await LongestAsync(pias, cancellationToken);
        var (total, hasMore) = rows.Count < Most
            ? (rows.Count, false)
            : await pias.CountForPageAsync(1, Most, cancellationToken);
        return new PiasToDecide(rows, total, hasMore);
    }

    private Task<List<PiaToDecide>> LongestAsync(IQueryable<Pia> pias, CancellationToken cancellationToken) => pias.AsNoTracking()
        .OrderBy(p => p.StateSinceOn).ThenBy(p => p.Number)
        .Take(Most)
        .Select(p => new PiaToDecide(
            p.Code, p.Title, p.ServiceArea!.Name, p.State, p.WaitsFor!.Value,
            db.People.Where(w => w.Id == p.WaitsForId).Select(w => w.Name).FirstOrDefault(),
            p.InitialLevel, p.ResidualLevel, p.Recommendation,
            db.PiaDecisions
                .Where(d => d.PiaId == p.PiaId && d.VersionNumber == p.VersionNumber && d.Action == PiaAction.Advise)
                .OrderByDescending(d => d.TakenAt).Select(d => d.Advice).FirstOrDefault(),
            p.StateSinceOn, p.PlannedStartOn))
        .ToListAsync(cancellationToken);
}
