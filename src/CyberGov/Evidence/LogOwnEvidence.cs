using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>
/// Logs evidence that the program's own records are: nobody uploads anything. The author is whoever wrote the record, and whoever
/// decided about the record has accepted it; never the same person. Every method is called in the transaction of the record.
/// </summary>
public sealed class LogOwnEvidence(CyberGovDbContext db, TimeProvider time)
{
    /// <param name="evidence">What is said of it.</param>
    /// <param name="authorId">Who wrote what it stands for.</param>
    /// <param name="accepterId">Who decided about it; null leaves it to be accepted as any other item.</param>
    /// <param name="replacesItemId">The item whose place it takes once it is accepted.</param>
    /// <param name="cancellationToken">Stops before anything is saved.</param>
    public async Task<EvidenceItem> ExecuteAsync(
        NewEvidence evidence, Guid authorId, Guid? accepterId, Guid? replacesItemId, CancellationToken cancellationToken)
    {
        var (now, today) = (time.GetUtcNow(), time.TodayInUk());
        if (authorId == accepterId || evidence.Faults(today).Any())
        {
            throw new InvalidOperationException("Evidence of a record is complete, and its author does not accept it.");
        }

        await db.LockEvidenceAsync(cancellationToken);
        var code = await db.NextCodeAsync(EvidenceSummaries.CodePrefix, today.Year, cancellationToken);
        var item = evidence.ItemOf(code, replacesItemId, authorId, today, now);
        item.Submit(item.Revisions[0], authorId, now);
        db.EvidenceItems.Add(item);
        List<Guid> touched = [.. item.Controls.Select(l => l.ControlId)];
        if (accepterId is { } accepter)
        {
            item.Accept(item.Revisions[0], accepter, now);
            touched.AddRange(await SupersedeAsync(replacesItemId, item.EvidenceItemId, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([.. touched.Distinct()], cancellationToken);
        return item;
    }

    /// <summary>What it stood for no longer stands.</summary>
    public async Task WithdrawAsync(Guid itemId, string reason, Guid byId, CancellationToken cancellationToken)
    {
        await db.LockEvidenceAsync(cancellationToken);
        var item = await db.EvidenceItems.Include(e => e.Controls).SingleAsync(e => e.EvidenceItemId == itemId, cancellationToken);
        if (item.Stage is EvidenceStage.Superseded or EvidenceStage.Withdrawn or EvidenceStage.Disposed)
        {
            return;
        }

        item.Withdraw(reason, byId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.RecountEvidenceAsync([.. item.Controls.Select(l => l.ControlId)], cancellationToken);
    }

    /// <summary>The item before stops counting. The new one serves what its own record shows, which may be less.</summary>
    private async Task<IEnumerable<Guid>> SupersedeAsync(Guid? replacedId, Guid byItemId, CancellationToken cancellationToken)
    {
        var replaced = await db.EvidenceItems
            .Include(e => e.Controls)
            .SingleOrDefaultAsync(e => e.EvidenceItemId == replacedId, cancellationToken);
        if (replaced is null or { Stage: EvidenceStage.Superseded or EvidenceStage.Withdrawn or EvidenceStage.Disposed })
        {
            return [];
        }

        replaced.Supersede(byItemId, time.GetUtcNow());
        return replaced.Controls.Select(l => l.ControlId);
    }
}
