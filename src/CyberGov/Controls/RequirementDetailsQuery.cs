using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>A requirement of another edition that this one became or came from.</summary>
public sealed record RelatedRequirement(string FrameworkCode, string FrameworkEdition, string Code, string Title, bool IsSuccessor);

/// <summary>All there is to know about one requirement, for its page.</summary>
public sealed record RequirementDetails(
    string FrameworkCode,
    string FrameworkTitle,
    string FrameworkEdition,
    string Source,
    string? OwnerRole,
    IReadOnlyList<string> EvidenceExamples,
    RequirementStanding Standing,
    IReadOnlyList<RelatedRequirement> Related);

public sealed class RequirementDetailsQuery(CyberGovDbContext db, RequirementStandingQuery standings)
{
    /// <returns>Null when there is no such requirement.</returns>
    public async Task<RequirementDetails?> ExecuteAsync(
        string frameworkCode, string code, DateOnly today, CancellationToken cancellationToken)
    {
        var requirement = await db.Requirements.AsNoTracking()
            .Where(r => r.Framework!.Code == frameworkCode && r.Code == code && r.RetiredAt == null)
            .Select(r => new
            {
                r.RequirementId,
                r.FrameworkId,
                FrameworkCode = r.Framework!.Code,
                r.Framework.Title,
                r.Framework.Edition,
                Source = r.Source ?? r.Framework.Source,
                r.OwnerRole,
                r.EvidenceExamples,
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (requirement is null)
        {
            return null;
        }

        var standing = await standings.ExecuteAsync(
            requirement.FrameworkId, requirement.RequirementId, today, cancellationToken);
        return new RequirementDetails(
            requirement.FrameworkCode, requirement.Title, requirement.Edition, requirement.Source, requirement.OwnerRole,
            requirement.EvidenceExamples, standing.Single(), await RelatedAsync(requirement.RequirementId, cancellationToken));
    }

    private async Task<IReadOnlyList<RelatedRequirement>> RelatedAsync(Guid requirementId, CancellationToken cancellationToken)
    {
        var successors = await db.RequirementSuccessors.AsNoTracking()
            .Where(s => s.RequirementId == requirementId)
            .OrderBy(s => s.Successor!.Position)
            .Select(s => new RelatedRequirement(
                s.Successor!.Framework!.Code, s.Successor.Framework.Edition, s.Successor.Code, s.Successor.Title, true))
            .ToListAsync(cancellationToken);
        var ancestors = await db.RequirementSuccessors.AsNoTracking()
            .Where(s => s.SuccessorRequirementId == requirementId)
            .OrderBy(s => s.Requirement!.Position)
            .Select(s => new RelatedRequirement(
                s.Requirement!.Framework!.Code, s.Requirement.Framework.Edition, s.Requirement.Code, s.Requirement.Title, false))
            .ToListAsync(cancellationToken);
        return [.. successors, .. ancestors];
    }
}
