using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Packs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>One finished evidence pack, asked for and built the way the pages do it.</summary>
public sealed class DemoPack(CyberGovDbContext db, RequestPack requestPack, QueuedJobRunner runner, CurrentActor actor)
{
    private const string FrameworkCode = "CE33";

    internal async Task BuildAsync(Person officer, DateOnly today, CancellationToken cancellationToken)
    {
        var framework = await db.Frameworks.AsNoTracking()
            .Where(f => f.RetiredAt == null)
            .OrderBy(f => f.Code != FrameworkCode)
            .ThenBy(f => f.Code)
            .FirstAsync(cancellationToken);
        actor.PersonId = officer.Id;
        await requestPack.ExecuteAsync(
            new PackRequest
            {
                FrameworkId = framework.FrameworkId,
                PeriodFrom = today.AddYears(-1),
                PeriodTo = today,
                IncludesFiles = true,
            },
            new Viewer(officer.Id, officer.Roles.Select(r => r.Role).ToHashSet()),
            cancellationToken);
        await runner.RunNextAsync(cancellationToken);
    }
}
