using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>What has changed about processing that is live.</summary>
public enum PiaChangeKind
{
    Purpose,
    Data,
    Recipients,
    Supplier,
    Technology,
}

/// <summary>Anyone with a part in a live assessment says that something has changed; its review then starts by itself.</summary>
public sealed class ReportPiaChange(CyberGovDbContext db, MovePia move)
{
    public const int MaxLength = 2000;

    /// <exception cref="PiaNotFoundException">There is no such assessment for this person.</exception>
    /// <exception cref="PiaRefusedException">They have no part in it, or it is not live; the refusal is on record.</exception>
    public async Task ExecuteAsync(string code, PiaChangeKind kind, string what, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var seen = await db.PiasVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancellationToken)
            ?? throw new PiaNotFoundException();
        var pia = await db.LockPiaAsync(seen.PiaId, cancellationToken);
        PiaRefusal? refusal = !await HasPartAsync(pia, viewer, cancellationToken) ? PiaRefusal.NotTheirs
            : pia.State != PiaState.Live ? PiaRefusal.WrongState : null;
        if (refusal is { } why)
        {
            await transaction.RollbackAsync(cancellationToken);
            await db.RecordPiaRefusalAsync(pia.PiaId, "ReportChange", why, cancellationToken);
            throw new PiaRefusedException(PiaAction.StartReview, why, []);
        }

        var name = await db.People.Where(p => p.Id == viewer.PersonId).Select(p => p.Name).SingleAsync(cancellationToken);
        var change = $"{name} reported a change of {kind.ToString().ToLowerInvariant()}: {what.Trim()}";
        await move.BySystemAsync(pia, new PiaMove(PiaAction.StartReview) { Reason = change }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Boards and auditors look on; everyone else who sees it has a part.</summary>
    public static bool MayReport(Viewer viewer) =>
        !viewer.IsAny(CouncilRole.BoardMember, CouncilRole.Auditor)
        || viewer.IsAny(CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner);

    private async Task<bool> HasPartAsync(Pia pia, Viewer viewer, CancellationToken cancellationToken) =>
        MayReport(viewer)
        || await db.PiasVisibleTo(viewer with { Roles = new HashSet<CouncilRole>() }).AnyAsync(p => p.PiaId == pia.PiaId, cancellationToken);
}
