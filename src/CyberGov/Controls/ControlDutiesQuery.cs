using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>Why each control matters, in one line: the first duty it serves and how many more. One query for all of them.</summary>
public sealed class ControlDutiesQuery(CyberGovDbContext db)
{
    private Dictionary<Guid, string>? _duties;

    public async Task<IReadOnlyDictionary<Guid, string>> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (_duties is not null)
        {
            return _duties;
        }

        var served = await db.Mappings.AsNoTracking()
            .Where(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null && m.Requirement.Framework!.RetiredAt == null)
            .Where(m => m.Requirement!.Framework!.Status == FrameworkStatus.Current)
            .Where(m => !db.MappingOverrides.Any(o => o.MappingId == m.MappingId && o.Relationship == null))
            .Join(db.Controls.InForce(), m => m.CommonControlId, c => c.CommonControlId, (m, c) => new
            {
                c.ControlId,
                m.Relationship,
                Framework = m.Requirement!.Framework!.Title,
                Requirement = m.Requirement.Code,
            })
            .ToListAsync(cancellationToken);

        // What it satisfies alone comes before what it only helps with.
        return _duties = served.GroupBy(s => s.ControlId).ToDictionary(
            control => control.Key,
            control =>
            {
                var first = control
                    .OrderByDescending(s => s.Relationship)
                    .ThenBy(s => s.Framework, StringComparer.Ordinal)
                    .ThenBy(s => s.Requirement, StringComparer.Ordinal)
                    .First();
                return $"Why: {first.Framework} asks for it ({first.Requirement}){More(control.Count() - 1)}";
            });
    }

    private static string More(int others) => others switch
    {
        0 => "",
        1 => ", and one other duty",
        _ => $", and {others} other duties",
    };
}
