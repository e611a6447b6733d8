using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Publication;

/// <summary>An approved assessment as whoever decides about its publication reads it.</summary>
public sealed record PiaToPublish(
    Pia Pia, PiaDecision Approval, PiaDocument Document, IReadOnlyList<PaperPart> Parts, PiaPublication? Present)
{
    public bool IsPublished => Present is { IsPublished: true };

    /// <summary>Under which the parts are listed.</summary>
    public IReadOnlyList<string> Headings => [.. Parts.Select(p => p.Group).Distinct(StringComparer.Ordinal)];
}

/// <summary>What the council last approved of an assessment, part by part, and what it published of it; null where nothing can be published.</summary>
public sealed class PiaToPublishQuery(CyberGovDbContext db, PiaContents contents, PiaForm form)
{
    private static readonly PiaState[] Publishable = [PiaState.Approved, PiaState.Live];

    public static bool MayPublish(Viewer viewer) =>
        viewer.IsAny(CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer);

    /// <summary>Null for whoever may not publish, and where nothing is approved and nothing is published.</summary>
    public async Task<PiaToPublish?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!MayPublish(viewer)
            || await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken) is not { } pia)
        {
            return null;
        }

        var present = await db.PiaPublications.AsNoTracking()
            .Where(p => p.PiaId == pia.PiaId && p.EndedAt == null)
            .Include(p => p.Withheld)
            .SingleOrDefaultAsync(cancellationToken);
        var approval = await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == pia.PiaId && PiaApprovals.Actions.Contains(d.Action))
            .OrderByDescending(d => d.TakenAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (approval is null || (!IsPublishable(pia) && present is null)
            || await contents.AsDecidedAsync(pia.PiaId, approval.ContentHash, cancellationToken) is not { } document)
        {
            return null;
        }

        return new PiaToPublish(pia, approval, document, PaperParts.Of(document, new PiaPaperWriter(form)), present);
    }

    /// <summary>Whether what was approved is lived by now, so that it may be shown as the council's position.</summary>
    public static bool IsPublishable(Pia pia) => Publishable.Contains(pia.State);
}
