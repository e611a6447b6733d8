using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>A person or service area to choose from a list.</summary>
public sealed record Option(Guid Id, string Name, string? Detail);

/// <summary>One line of the list of people.</summary>
public sealed record PersonRow(
    Guid PersonId, string Name, string? Email, string? JobTitle, string? ServiceAreaName, bool CanSignIn, DateOnly? LeftOn,
    DateOnly? AccessEndsOn, IReadOnlyList<CouncilRole> Roles);

public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>Lists of people and service areas, for the administrator and for choosing owners.</summary>
public sealed class PeopleQueries(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 50;

    /// <summary>Everyone who may be given something to own today, by name.</summary>
    public Task<List<Option>> ChoicesAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.People.AsNoTracking()
            .Where(p => p.LeftOn == null || p.LeftOn > today)
            .OrderBy(p => p.Name)
            .Select(p => new Option(p.Id, p.Name, p.JobTitle))
            .ToListAsync(cancellationToken);

    public Task<IReadOnlyList<Option>> ServiceAreasAsync(CancellationToken cancellationToken) => kept.ReadAsync(
        "service areas",
        () => db.ServiceAreas.AsNoTracking()
            .Where(s => s.RetiredAt == null)
            .OrderBy(s => s.Name)
            .Select(s => new Option(s.ServiceAreaId, s.Name, null))
            .ToListAsync(cancellationToken));

    public async Task<PeoplePage> PageAsync(string? text, CouncilRole? role, int page, CancellationToken cancellationToken)
    {
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var upper = text.Trim().ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // runs in the database, which has no culture
            people = people.Where(p => p.Name.ToUpper().Contains(upper) || p.NormalizedEmail!.Contains(upper));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        people = role is { } wanted ? people.Where(p => p.Roles.Any(r => r.Role == wanted)) : people;
        var total = await people.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = page >= 1 && page <= pageCount ? page : 1;

        var rows = await people
            .OrderBy(p => p.LeftOn != null).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new PersonRow(
                p.Id, p.Name, p.Email, p.JobTitle, p.ServiceArea!.Name, p.PasswordHash != null, p.LeftOn, p.AccessEndsOn,
                p.Roles.Select(r => r.Role).ToList()))
            .ToListAsync(cancellationToken);
        return new PeoplePage(rows, total, page, pageCount);
    }
}
