using System.Data;
using CyberGov.Calendar;
using CyberGov.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Identity;

/// <summary>What set-up asks for.</summary>
public sealed record CouncilSetUp(string CouncilName, Nation Nation, string PersonName, string Email, string Password);

/// <summary>
/// Makes the council and its first person, once. That person is administrator and information governance officer, because in a
/// small council that is one person; roles can be moved later.
/// </summary>
public sealed class SetUpCouncil(CyberGovDbContext db, UserManager<Person> people, TimeProvider time)
{
    public async Task<(IdentityResult Result, Person? Person)> ExecuteAsync(CouncilSetUp setUp, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Organisations.AnyAsync(cancellationToken))
        {
            throw new InvalidOperationException("The council is already set up.");
        }

        var person = new Person { Name = setUp.PersonName.Trim(), Email = setUp.Email.Trim(), UserName = setUp.Email.Trim() };
        person.Roles.Add(new PersonRole { PersonId = person.Id, Role = CouncilRole.Administrator });
        person.Roles.Add(new PersonRole { PersonId = person.Id, Role = CouncilRole.InformationGovernanceOfficer });

        var result = await people.CreateAsync(person, setUp.Password);
        if (!result.Succeeded)
        {
            return (result, null);
        }

        db.Organisations.Add(new Organisation { Name = setUp.CouncilName.Trim(), Nation = setUp.Nation, SetUpAt = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (result, person);
    }
}
