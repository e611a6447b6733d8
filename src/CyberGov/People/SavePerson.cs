using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>
/// Adds a person or changes one. A change of roles, end date or leaving ends the person's open sessions within a minute. The last
/// administrator cannot be taken away.
/// </summary>
public sealed class SavePerson(CyberGovDbContext db, UserManager<Person> people)
{
    public static readonly IdentityError LastAdministrator = new()
    {
        Code = nameof(LastAdministrator),
        Description = "This is the last administrator. Give someone else that role first",
    };

    public async Task<(IdentityResult Result, Person Person)> AddAsync(PersonDetails details)
    {
        var person = new Person { Name = details.Name.Trim(), Email = details.Email.Trim(), UserName = details.Email.Trim() };
        (person.JobTitle, person.ServiceAreaId) = (details.JobTitle?.Trim(), details.ServiceAreaId);
        (person.AccessEndsOn, person.LeftOn, person.LineManagerId) = (details.AccessEndsOn, details.LeftOn, details.LineManagerId);
        person.Roles.AddRange(details.Roles.Select(r => new PersonRole { PersonId = person.Id, Role = r }));
        return (await people.CreateAsync(person), person);
    }

    /// <returns>Null when there is no such person.</returns>
    public async Task<IdentityResult?> ChangeAsync(Guid personId, PersonDetails details, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        if (person is null)
        {
            return null;
        }

        if (await LineLoopAsync(person, details.LineManagerId, cancellationToken) is { } loop)
        {
            throw new InvalidOperationException(loop);
        }

        if (await IsLastAdministratorAsync(person, details, cancellationToken))
        {
            return IdentityResult.Failed(LastAdministrator);
        }

        (person.Name, person.JobTitle, person.ServiceAreaId) = (details.Name.Trim(), details.JobTitle?.Trim(), details.ServiceAreaId);
        (person.Email, person.UserName) = (details.Email.Trim(), details.Email.Trim());
        (person.AccessEndsOn, person.LeftOn, person.LineManagerId) = (details.AccessEndsOn, details.LeftOn, details.LineManagerId);
        db.PersonRoles.RemoveRange(person.Roles.Where(r => !details.Roles.Contains(r.Role)));
        db.PersonRoles.AddRange(details.Roles.Except(person.Roles.Select(r => r.Role).ToList())
            .Select(r => new PersonRole { PersonId = personId, Role = r }));

        // Saves the record with a new security stamp, which ends sessions that the old facts allowed.
        return await people.UpdateSecurityStampAsync(person);
    }

    /// <summary>Whether this line manager would be below the person, and so nobody above.</summary>
    /// <returns>A sentence, or null when all is well.</returns>
    public async Task<string?> LineLoopAsync(Person person, Guid? managerId, CancellationToken cancellationToken)
    {
        if (managerId == person.Id)
        {
            return "Select someone else: nobody is their own line manager";
        }

        var line = new List<string>();
        var seen = new HashSet<Guid>();
        while (managerId is { } id && seen.Add(id)
            && await db.People.Where(p => p.Id == id).Select(p => new { p.Name, p.LineManagerId }).SingleOrDefaultAsync(cancellationToken) is { } above)
        {
            line.Add(above.Name);
            managerId = above.LineManagerId;
            if (managerId == person.Id)
            {
                return $"Select someone else: {line[0]} is managed by {string.Join(", who is managed by ", line.Skip(1).Append(person.Name))}";
            }
        }

        return null;
    }

    private async Task<bool> IsLastAdministratorAsync(Person person, PersonDetails details, CancellationToken cancellationToken)
    {
        var stays = details.Roles.Contains(CouncilRole.Administrator) && details.LeftOn is null && details.AccessEndsOn is null;
        return !stays
            && person.Roles.Any(r => r.Role == CouncilRole.Administrator)
            && !await db.PersonRoles.AnyAsync(
                r => r.Role == CouncilRole.Administrator && r.PersonId != person.Id
                    && db.People.Any(p => p.Id == r.PersonId && p.LeftOn == null && p.AccessEndsOn == null),
                cancellationToken);
    }
}
