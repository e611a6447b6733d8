using CyberGov.Data;
using CyberGov.Pias.Content;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias.Workflow;

/// <summary>A new version begins with what the old one says, so those who wrote it decide nothing about the new one either.</summary>
internal sealed class CarryAuthors(CyberGovDbContext db) : IPiaConsequence
{
    public async Task FollowAsync(Pia pia, PiaMove move, PiaDecision decision, PiaDocument document, CancellationToken cancellationToken)
    {
        if (move.Action != PiaAction.MaterialChange)
        {
            return;
        }

        var authors = await db.PiaAuthors.AsNoTracking()
            .Where(a => a.PiaId == pia.PiaId && a.VersionNumber == decision.VersionNumber)
            .Select(a => a.PersonId)
            .ToListAsync(cancellationToken);
        db.PiaAuthors.AddRange(authors.Select(a => new PiaAuthor { PiaId = pia.PiaId, VersionNumber = pia.VersionNumber, PersonId = a }));
    }
}
