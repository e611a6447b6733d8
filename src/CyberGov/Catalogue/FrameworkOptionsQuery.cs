using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Catalogue;

/// <summary>A framework to choose from a list.</summary>
public sealed record FrameworkOption(Guid FrameworkId, string Code, string Title, string Edition, FrameworkStatus Status)
{
    /// <summary>The title, with its edition where the title alone could mean two.</summary>
    public string Name => Title.Contains(Edition, StringComparison.OrdinalIgnoreCase) ? Title : $"{Title} ({Edition})";
}

/// <summary>The frameworks in force, current ones first.</summary>
public sealed class FrameworkOptionsQuery(CyberGovDbContext db, KeptLists kept)
{
    public Task<IReadOnlyList<FrameworkOption>> ExecuteAsync(CancellationToken cancellationToken) =>
        kept.ReadAsync<FrameworkOption>("frameworks", async () =>
        [
            .. (await db.Frameworks.AsNoTracking()
                    .Where(f => f.RetiredAt == null)
                    .Select(f => new FrameworkOption(f.FrameworkId, f.Code, f.Title, f.Edition, f.Status))
                    .ToListAsync(cancellationToken))
                .OrderBy(f => f.Status).ThenBy(f => f.Title, StringComparer.OrdinalIgnoreCase),
        ]);
}
