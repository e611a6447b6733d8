using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>Changes who owns an item, how it is marked and of what kind it is: what decides who sees it and how long it is kept.</summary>
public sealed class ClassifyEvidence(CyberGovDbContext db, EvidenceChange evidence, TimeProvider time)
{
    public Task ExecuteAsync(
        string code, Guid ownerId, Marking marking, EvidenceKind kind, Viewer viewer, CancellationToken cancellationToken) => evidence.RunAsync(
        code,
        EvidenceAction.Classify,
        viewer,
        async item =>
        {
            if (ownerId != item.OwnerId && !await db.EvidenceOwners(time.TodayInUk()).AnyAsync(p => p.Id == ownerId, cancellationToken))
            {
                throw new EvidenceNotFoundException("owner");
            }

            item.Classify(ownerId, marking, kind);
        },
        cancellationToken);
}
