using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Someone who may be reminded.</summary>
public sealed record ReminderPerson(Guid PersonId, string Name, string Address);

/// <summary>Who is told of something, and as what.</summary>
public sealed record Told(ReminderPerson Person, ReminderRung Rung);

/// <summary>
/// Finds who can be told today: the owner, or whoever covers for them, or the deputy, or a line manager, or else the officers; never
/// nobody as long as anyone can be told at all.
/// </summary>
public sealed class Recipients
{
    private readonly Dictionary<Guid, Guid?> _managers;
    private readonly Dictionary<Guid, string> _names;
    private readonly Dictionary<Guid, ReminderPerson> _reachable;
    private readonly Dictionary<Guid, Guid?> _away;
    private readonly List<List<Told>> _officers;

    private Recipients(
        Dictionary<Guid, ReminderPerson> reachable,
        Dictionary<Guid, string> names,
        Dictionary<Guid, Guid?> managers,
        Dictionary<Guid, Guid?> away,
        ILookup<CouncilRole, Guid> roles)
    {
        (_reachable, _names, _managers, _away) = (reachable, names, managers, away);
        Siros = [.. roles[CouncilRole.SeniorInformationRiskOwner].Select(Present).OfType<ReminderPerson>()];
        CouncilRole[] lastResorts = [CouncilRole.InformationGovernanceOfficer, CouncilRole.SeniorInformationRiskOwner, CouncilRole.Administrator];
        _officers = [.. lastResorts
            .Select(role => roles[role].Select(Present).OfType<ReminderPerson>().Select(p => new Told(p, ReminderRung.Officer)).ToList())];
    }

    public IReadOnlyList<ReminderPerson> Siros { get; }

    /// <summary>Three queries, however many people there are.</summary>
    public static async Task<Recipients> LoadAsync(CyberGovDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var people = await db.People.AsNoTracking()
            .Select(p => new { p.Id, p.Name, p.Email, p.LineManagerId, p.LeftOn, p.MailRefusedAt })
            .ToListAsync(cancellationToken);
        var absences = await db.Absences.AsNoTracking()
            .Where(a => a.FirstDay <= today && a.LastDay >= today)
            .OrderBy(a => a.AbsenceId)
            .Select(a => new { a.PersonId, a.CoverId })
            .ToListAsync(cancellationToken);
        CouncilRole[] heard = [CouncilRole.InformationGovernanceOfficer, CouncilRole.SeniorInformationRiskOwner, CouncilRole.Administrator];
        var roles = await db.PersonRoles.AsNoTracking().Where(r => heard.Contains(r.Role)).OrderBy(r => r.PersonId).ToListAsync(cancellationToken);

        return new Recipients(
            people
                .Where(p => !string.IsNullOrWhiteSpace(p.Email) && (p.LeftOn is null || p.LeftOn > today) && p.MailRefusedAt is null)
                .ToDictionary(p => p.Id, p => new ReminderPerson(p.Id, p.Name, p.Email!)),
            people.ToDictionary(p => p.Id, p => p.Name),
            people.ToDictionary(p => p.Id, p => p.LineManagerId),
            absences.GroupBy(a => a.PersonId).ToDictionary(a => a.Key, a => a.Last().CoverId),
            roles.ToLookup(r => r.Role, r => r.PersonId));
    }

    /// <summary>Whether a mail can reach this person at all, away or not.</summary>
    public bool CanBeTold(Guid personId) => _reachable.ContainsKey(personId);

    public string? NameOf(Guid personId) => _names.GetValueOrDefault(personId);

    public ReminderPerson Person(Guid personId) => _reachable[personId];

    /// <summary>Those who are asked to do it: one person, or the officers.</summary>
    public IReadOnlyList<Told> Asked(DueItem item)
    {
        if (Instead(item.OwnerId, ReminderRung.Owner) is { } owner)
        {
            return [owner];
        }

        if (Instead(item.DeputyId, ReminderRung.Deputy) is { } deputy)
        {
            return [deputy];
        }

        return Manager(item.OwnerId ?? item.DeputyId) is { } manager
            ? [new Told(manager, ReminderRung.LineManager)]
            : Officers(item);
    }

    /// <summary>This person, or whoever covers for them today.</summary>
    public ReminderPerson? PresentOrCover(Guid? personId) => Instead(personId, ReminderRung.Owner)?.Person;

    /// <summary>The nearest line manager who can be told.</summary>
    public ReminderPerson? Manager(Guid? personId)
    {
        var seen = new HashSet<Guid>();
        while (personId is { } id && seen.Add(id))
        {
            personId = _managers.GetValueOrDefault(id);
            if (PresentOrCover(personId) is { } manager)
            {
                return manager;
            }
        }

        return null;
    }

    private List<Told> Officers(DueItem item) => _officers
        .Select(people => people.FindAll(o => !item.NotFor.Contains(o.Person.PersonId)))
        .FirstOrDefault(people => people.Count > 0, []);

    private Told? Instead(Guid? personId, ReminderRung rung)
    {
        if (personId is not { } id)
        {
            return null;
        }

        return Present(id) is { } person
            ? new Told(person, rung)
            : _away.GetValueOrDefault(id) is { } coverId && Present(coverId) is { } cover ? new Told(cover, ReminderRung.Cover) : null;
    }

    private ReminderPerson? Present(Guid personId) => _away.ContainsKey(personId) ? null : _reachable.GetValueOrDefault(personId);
}
