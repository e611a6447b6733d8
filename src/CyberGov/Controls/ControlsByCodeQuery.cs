using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

public sealed record ControlName(Guid ControlId, string Code, string Title);

/// <summary>The controls behind the codes someone picked, as far as they exist for this viewer.</summary>
public sealed class ControlsByCodeQuery(CyberGovDbContext db)
{
    public Task<List<ControlName>> ExecuteAsync(
        IReadOnlyCollection<string> codes, Viewer viewer, CancellationToken cancellationToken) =>
        db.Controls.AsNoTracking()
            .VisibleTo(viewer)
            .InForce()
            .Where(c => codes.Contains(c.Code))
            .OrderBy(c => c.Code)
            .Select(c => new ControlName(c.ControlId, c.Code, c.Title))
            .ToListAsync(cancellationToken);
}
