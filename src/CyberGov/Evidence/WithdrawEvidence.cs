using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Takes an item that was logged by mistake out of account. It stays readable, with the reason.</summary>
public sealed class WithdrawEvidence(CyberGovDbContext db, TimeProvider time)
{
    public const int MaxReasonLength = 2000;

    /// <summary>Withdraws the item and counts the evidence of its controls again.</summary>
    /// <param name="code">Such as EV-2026-0042.</param>
    /// <param name="reason">In the person's own words.</param>
    /// <param name="viewer">The person who withdraws it.</param>
    /// <param name="cancellationToken">Stops waiting; what was committed stays.</param>
    public async Task ExecuteAsync(string code, string reason, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockEvidenceAsync(cancellationToken);

        var item = await db.EvidenceVisibleTo(viewer)
            .Include(e => e.Controls)
            .SingleOrDefaultAsync(e => e.Code == code, cancellationToken);
        if (item is null || !viewer.MayWithdraw(item.OwnerId, item.LoggedById))
        {
            throw new EvidenceNotFoundException("evidence item");
        }

        item.Withdraw(reason.Trim(), viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([.. item.Controls.Select(l => l.ControlId)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
