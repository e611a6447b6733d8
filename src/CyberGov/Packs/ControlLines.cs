using CyberGov.Controls;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the control register.</summary>
internal sealed record ControlLine
{
    public required Guid ControlId { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Objective { get; init; }

    public required string? OwnerName { get; init; }

    public required string? DeputyName { get; init; }

    public required string? ServiceAreaName { get; init; }

    public required ControlStatus Status { get; init; }

    public required bool IsApplicable { get; init; }

    public required string? NotApplicableReason { get; init; }

    public required int ReviewMonths { get; init; }

    public required DateOnly? LastReviewedOn { get; init; }

    public required DateOnly? NextReviewDueOn { get; init; }

    public required DateOnly? EvidencedUntil { get; init; }

    /// <summary>The requirements in scope that it serves.</summary>
    public IReadOnlyList<string> RequirementCodes { get; set; } = [];

    /// <summary>How many items of this pack's evidence register belong to it.</summary>
    public int EvidenceCount { get; set; }

    public ControlPosition PositionOn(DateOnly today) => ControlPositions.Of(Status, IsApplicable, EvidencedUntil, today);
}

/// <summary>Reads the controls of a pack. There are as many as the published library holds, so they are read at once.</summary>
internal sealed class ControlLines(CyberGovDbContext db, PackScope scope)
{
    public async Task<List<ControlLine>> ReadAsync(
        IReadOnlyList<RequirementStanding> standings, CancellationToken cancellationToken)
    {
        var controls = await scope.Controls(db)
            .OrderBy(c => c.Code)
            .Select(c => new ControlLine
            {
                ControlId = c.ControlId,
                Code = c.Code,
                Title = c.Title,
                Objective = c.CommonControl!.Objective,
                OwnerName = c.Owner!.Name,
                DeputyName = c.Deputy!.Name,
                ServiceAreaName = c.ServiceArea!.Name,
                Status = c.Status,
                IsApplicable = c.IsApplicable,
                NotApplicableReason = c.NotApplicableReason,
                ReviewMonths = c.ReviewMonths,
                LastReviewedOn = c.LastReviewedOn,
                NextReviewDueOn = c.NextReviewDueOn,
                EvidencedUntil = c.EvidencedUntil,
            })
            .ToListAsync(cancellationToken);
        var requirements = standings
            .SelectMany(r => r.Controls.Where(c => c.Counted is not null).Select(c => (c.ControlId, r.Code)))
            .ToLookup(x => x.ControlId, x => x.Code);
        var evidence = await scope.Evidence(db)
            .SelectMany(e => e.Controls)
            .GroupBy(l => l.ControlId)
            .Select(g => new { ControlId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.ControlId, g => g.Count, cancellationToken);

        foreach (var control in controls)
        {
            control.RequirementCodes = [.. requirements[control.ControlId]];
            control.EvidenceCount = evidence.GetValueOrDefault(control.ControlId);
        }

        return controls;
    }
}
