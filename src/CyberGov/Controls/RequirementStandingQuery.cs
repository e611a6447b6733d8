using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>A control as it serves one requirement.</summary>
public sealed record ServingControl(
    Guid MappingId,
    Guid ControlId,
    string Code,
    string Title,
    string? OwnerName,
    ControlPosition Position,
    Relationship Published,
    Relationship? Counted,
    bool IsOverridden,
    string? OverrideReason);

/// <summary>A requirement with where it stands and why.</summary>
public sealed record RequirementStanding(
    Guid RequirementId,
    Guid FrameworkId,
    Guid? ParentRequirementId,
    string Code,
    string Title,
    string Statement,
    bool IsAssessable,
    RequirementStatus Status,
    RequirementStatus? DecidedByCouncil,
    string? DecisionReason,
    IReadOnlyList<ServingControl> Controls);

/// <summary>
/// Where requirements stand today. Pages, counts and packs all ask here, so they cannot disagree. Four queries, whatever the data.
/// </summary>
public sealed class RequirementStandingQuery(CyberGovDbContext db)
{
    /// <param name="frameworkId">Null means every framework in force.</param>
    /// <param name="requirementId">Narrows to one requirement; null means all.</param>
    public async Task<IReadOnlyList<RequirementStanding>> ExecuteAsync(
        Guid? frameworkId, Guid? requirementId, DateOnly today, CancellationToken cancellationToken)
    {
        var requirements = await db.Requirements.AsNoTracking()
            .Where(r => r.RetiredAt == null && r.Framework!.RetiredAt == null)
            .Where(r => frameworkId == null || r.FrameworkId == frameworkId)
            .Where(r => requirementId == null || r.RequirementId == requirementId)
            .OrderBy(r => r.Framework!.Code).ThenBy(r => r.Position)
            .Select(r => new
            {
                r.RequirementId,
                r.FrameworkId,
                r.ParentRequirementId,
                r.Code,
                r.Title,
                r.Statement,
                r.IsAssessable,
            })
            .ToListAsync(cancellationToken);

        var serving = await ServingControlsAsync(frameworkId, requirementId, today, cancellationToken);
        var decisions = await db.RequirementDecisions.AsNoTracking()
            .Where(d => requirementId == null || d.RequirementId == requirementId)
            .ToDictionaryAsync(d => d.RequirementId, cancellationToken);

        return
        [
            .. requirements.Select(r =>
            {
                var controls = serving[r.RequirementId].ToList();
                var decision = decisions.GetValueOrDefault(r.RequirementId);
                var status = RequirementStatusRule.Decide(
                    [.. controls.Select(c => new MappedControl(c.Counted, c.Position))], decision?.Status);
                return new RequirementStanding(
                    r.RequirementId, r.FrameworkId, r.ParentRequirementId, r.Code, r.Title, r.Statement, r.IsAssessable,
                    status, decision?.Status, decision?.Reason, controls);
            }),
        ];
    }

    private async Task<ILookup<Guid, ServingControl>> ServingControlsAsync(
        Guid? frameworkId, Guid? requirementId, DateOnly today, CancellationToken cancellationToken)
    {
        var controls = await db.Controls.AsNoTracking().InForce()
            .Select(c => new
            {
                c.CommonControlId,
                c.ControlId,
                c.Code,
                c.Title,
                OwnerName = c.Owner!.Name,
                c.Status,
                c.IsApplicable,
                c.EvidencedUntil,
            })
            .ToDictionaryAsync(c => c.CommonControlId, cancellationToken);

        var mappings = await db.Mappings.AsNoTracking()
            .Where(m => m.RetiredAt == null)
            .Where(m => frameworkId == null || m.Requirement!.FrameworkId == frameworkId)
            .Where(m => requirementId == null || m.RequirementId == requirementId)
            .Select(m => new
            {
                m.MappingId,
                m.RequirementId,
                m.CommonControlId,
                m.Relationship,
                Override = db.MappingOverrides.Where(o => o.MappingId == m.MappingId)
                    .Select(o => new { o.Relationship, o.Reason }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);

        return mappings
            .Where(m => controls.ContainsKey(m.CommonControlId))
            .Select(m =>
            {
                var control = controls[m.CommonControlId];
                var position = ControlPositions.Of(control.Status, control.IsApplicable, control.EvidencedUntil, today);
                return (m.RequirementId, Control: new ServingControl(
                    m.MappingId, control.ControlId, control.Code, control.Title, control.OwnerName, position, m.Relationship,
                    m.Override is null ? m.Relationship : m.Override.Relationship, m.Override is not null, m.Override?.Reason));
            })
            .OrderByDescending(m => m.Control.Published).ThenBy(m => m.Control.Code, StringComparer.Ordinal)
            .ToLookup(m => m.RequirementId, m => m.Control);
    }
}
