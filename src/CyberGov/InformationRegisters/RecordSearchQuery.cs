using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

public sealed record FoundRecord(RegisterKind Kind, string Code, string Name, bool IsRetired)
{
    public string Address => $"/{RecordShape.Of(Kind).Path}/{Code}";
}

/// <summary>Records of all registers whose code or name hold words that begin as those of a text, those in use first: one query.</summary>
public sealed class RecordSearchQuery(CyberGovDbContext db)
{
    public Task<List<FoundRecord>> ExecuteAsync(string text, Viewer viewer, int most, CancellationToken cancellationToken) =>
        db.RecordsVisibleTo(viewer).AsNoTracking()
            .MatchingText(text, db)
            .OrderBy(r => r.RetiredAt != null).ThenBy(r => r.Name).ThenBy(r => r.Code)
            .Take(most)
            .Select(r => new FoundRecord(r.Kind, r.Code, r.Name, r.RetiredAt != null))
            .ToListAsync(cancellationToken);
}
