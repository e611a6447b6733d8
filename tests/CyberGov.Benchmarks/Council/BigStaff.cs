using Bogus;
using CyberGov.Identity;
using Person = CyberGov.Identity.Person;

namespace CyberGov.Benchmarks.Council;

/// <summary>800 people in 20 service areas: 60 own the controls, 60 stand in for them, and 120 more own evidence.</summary>
internal sealed class BigStaff
{
    private const int Count = 800;
    private const int ControlOwners = 60;
    private const int TeamOf = 2;

    public BigStaff(PastIds ids, DateTimeOffset joined)
    {
        var faker = new Faker("en_GB") { Random = new Randomizer(20260908) };
        Areas = [.. Enumerable.Range(1, 20).Select(n => new ServiceArea
        {
            ServiceAreaId = ids.At(joined), Name = $"{faker.Commerce.Department(1)} services {n}",
        })];
        People = [.. Enumerable.Range(0, Count).Select(n => PersonOf(faker, n, ids.At(joined)))];
        Roles = [.. People.Take(ControlOwners * 2).Select(p => new PersonRole { PersonId = p.Id, Role = CouncilRole.ControlOwner })];
        Roles.Add(new PersonRole { PersonId = Officer.Id, Role = CouncilRole.InformationGovernanceOfficer });
        Roles.Add(new PersonRole { PersonId = Auditor.Id, Role = CouncilRole.Auditor });
    }

    public List<ServiceArea> Areas { get; }

    public List<Person> People { get; }

    public List<PersonRole> Roles { get; }

    public Person Officer => People[^1];

    public Person Auditor => People[^2];

    public Person OwnerOf(int control) => People[control % ControlOwners];

    public Person DeputyOf(int control) => People[ControlOwners + (control % ControlOwners)];

    public ServiceArea AreaOf(int control) => Areas[control % Areas.Count];

    /// <summary>Accepts what others hand in.</summary>
    public Guid DeciderId => People[^1].Id;

    /// <summary>Most evidence is the control owner's own; their deputy and team have the rest.</summary>
    public Person EvidenceOwnerOf(int control, int item) => (item % 5) switch
    {
        0 or 1 => OwnerOf(control),
        2 => DeputyOf(control),
        _ => People[(ControlOwners * 2) + (control % ControlOwners * TeamOf) + (item % TeamOf)],
    };

    private Person PersonOf(Faker faker, int number, Guid id)
    {
        var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
        var email = number switch
        {
            0 => BigCouncil.OwnerEmail,
            Count - 2 => BigCouncil.AuditorEmail,
            Count - 1 => BigCouncil.OfficerEmail,
            _ => $"{first}.{last}.{number}@borsetshire.gov.uk",
        };
        return new Person
        {
            Id = id,
            Name = $"{first} {last}",
            JobTitle = faker.Name.JobTitle(),
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = id.ToString("N"),
            LockoutEnabled = true,
            ServiceAreaId = Areas[number % Areas.Count].ServiceAreaId,
        };
    }
}
