using CyberGov.Catalogue;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Controls;

/// <summary>Why each control matters, in one line: the first duty it serves and how many more. One query for all of them.</summary>
public sealed class ControlDutiesQuery(CyberGovDbContext db)
{
    /// <summary>Of a control that serves no duty.</summary>
    public const string OwnChoice = "Why: the council has chosen this control";

    private const int MostNamed = 5;

    private Dictionary<Guid, string>? _duties;

    public async Task<IReadOnlyDictionary<Guid, string>> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (_duties is not null)
        {
            return _duties;
        }

        var served = await InForce()
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

    /// <summary>The duties that some controls serve, by code and title: those they satisfy alone first, and the rest as a number.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyCollection<Guid> controlIds, CancellationToken cancellationToken)
    {
        var served = await InForce()
            .Where(m => db.Controls.InForce().Any(c => controlIds.Contains(c.ControlId) && c.CommonControlId == m.CommonControlId))
            .Select(m => new { m.Relationship, Framework = m.Requirement!.Framework!.Title, m.Requirement.Code, m.Requirement.Title })
            .ToListAsync(cancellationToken);
        var names = served
            .OrderByDescending(s => s.Relationship)
            .ThenBy(s => s.Framework, StringComparer.Ordinal)
            .ThenBy(s => s.Code, StringComparer.Ordinal)
            .Select(s => $"{s.Framework}, {s.Code}: {s.Title}")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var more = names.Count - MostNamed;

        return more <= 0 ? names : [.. names.Take(MostNamed), $"and {more} other {(more == 1 ? "duty" : "duties")}"];
    }

    /// <summary>Of frameworks in force, and as the council lets them count.</summary>
    private IQueryable<Mapping> InForce() => db.Mappings.AsNoTracking()
        .Where(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null && m.Requirement.Framework!.RetiredAt == null)
        .Where(m => m.Requirement!.Framework!.Status == FrameworkStatus.Current)
        .Where(m => !db.MappingOverrides.Any(o => o.MappingId == m.MappingId && o.Relationship == null));

    private static string More(int others) => others switch
    {
        0 => "",
        1 => ", and one other duty",
        _ => $", and {others} other duties",
    };
}
