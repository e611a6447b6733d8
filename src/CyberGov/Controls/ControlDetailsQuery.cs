using CyberGov.Catalogue;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>A requirement that a control serves.</summary>
public sealed record ServedRequirement(
    string FrameworkCode, string FrameworkTitle, string FrameworkEdition, string Code, string Title, Relationship? Counted);

/// <summary>All there is to know about one control, for its page.</summary>
public sealed record ControlDetails(
    Guid ControlId,
    string Code,
    string Title,
    string Objective,
    string UsualOwnerRole,
    IReadOnlyList<string> EvidenceExamples,
    IReadOnlyList<string> AppliesTo,
    Guid? OwnerId,
    string? OwnerName,
    Guid? DeputyId,
    string? DeputyName,
    Guid? ServiceAreaId,
    string? ServiceAreaName,
    int ReviewMonths,
    ControlPosition Position,
    bool IsApplicable,
    string? NotApplicableReason,
    DateOnly? LastReviewedOn,
    DateOnly? NextReviewDueOn,
    DateOnly? EvidencedUntil,
    int EvidenceCount,
    int Version,
    IReadOnlyList<ServedRequirement> Requirements);

public sealed class ControlDetailsQuery(CyberGovDbContext db)
{
    /// <returns>Null when there is no such control for this viewer.</returns>
    public async Task<ControlDetails?> ExecuteAsync(string code, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var control = await db.Controls.AsNoTracking()
            .VisibleTo(viewer)
            .Where(c => c.Code == code)
            .Include(c => c.CommonControl)
            .Include(c => c.Owner)
            .Include(c => c.Deputy)
            .Include(c => c.ServiceArea)
            .SingleOrDefaultAsync(cancellationToken);
        if (control is null)
        {
            return null;
        }

        var common = control.CommonControl!;
        return new ControlDetails(
            control.ControlId, control.Code, control.Title, common.Objective, common.OwnerRole, common.EvidenceExamples,
            common.AppliesTo, control.OwnerId, control.Owner?.Name, control.DeputyId, control.Deputy?.Name, control.ServiceAreaId,
            control.ServiceArea?.Name, control.ReviewMonths, control.PositionOn(today), control.IsApplicable,
            control.NotApplicableReason, control.LastReviewedOn, control.NextReviewDueOn, control.EvidencedUntil,
            control.EvidenceCount, control.Version, await RequirementsAsync(control.CommonControlId, cancellationToken));
    }

    private Task<List<ServedRequirement>> RequirementsAsync(Guid commonControlId, CancellationToken cancellationToken) =>
        db.Mappings.AsNoTracking()
            .Where(m => m.CommonControlId == commonControlId && m.RetiredAt == null && m.Requirement!.RetiredAt == null)
            .OrderBy(m => m.Requirement!.Framework!.Code).ThenBy(m => m.Requirement!.Position)
            .Select(m => new ServedRequirement(
                m.Requirement!.Framework!.Code,
                m.Requirement.Framework.Title,
                m.Requirement.Framework.Edition,
                m.Requirement.Code,
                m.Requirement.Title,
                db.MappingOverrides.Any(o => o.MappingId == m.MappingId)
                    ? db.MappingOverrides.Where(o => o.MappingId == m.MappingId).Select(o => o.Relationship).FirstOrDefault()
                    : m.Relationship))
            .ToListAsync(cancellationToken);
}
