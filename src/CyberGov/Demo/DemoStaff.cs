using System.Globalization;
using System.Text;
using CyberGov.Catalogue;
using CyberGov.Identity;

namespace CyberGov.Demo;

/// <summary>The people of the made-up council, and which of them answers for a control.</summary>
internal sealed class DemoStaff
{
    /// <summary>Reserved by RFC 2606, so that no mail can ever reach anyone.</summary>
    public const string Domain = "demo.cybergov.example";

    private const int MonthsOfAudit = 6;

    private readonly List<(Post Post, Person Person)> _staff;
    private readonly Dictionary<Guid, Person> _deputies;

    public DemoStaff(DemoCalendar calendar)
    {
        var began = UtcStart(calendar);
        var chance = new Chance("people");
        Areas = [.. Post.Areas.Select(name => new ServiceArea { ServiceAreaId = chance.NewId(began), Name = name })];
        _staff = MakePeople(chance, began, calendar.Today);
        _deputies = ChooseDeputies(chance);
        AppointManagers();
    }

    public IReadOnlyList<ServiceArea> Areas { get; }

    public IEnumerable<Person> People => _staff.Select(s => s.Person);

    public IEnumerable<(string Account, Person Person)> Accounts =>
        _staff.Where(s => s.Post.Account is not null).Select(s => (s.Post.Account!, s.Person));

    public Person Account(string name) => _staff.Single(s => s.Post.Account == name).Person;

    /// <summary>Whoever covers it in the role the library names; a role nobody holds falls to the information governance manager.</summary>
    public Person OwnerOf(CommonControl control) =>
        Holders(control.OwnerRole).FirstOrDefault(p => p.Covers.Any(c => control.Code.StartsWith(c, StringComparison.Ordinal))) is { } covering
            ? PersonIn(covering)
            : PersonIn(Holders(control.OwnerRole).FirstOrDefault(p => p.Covers.Length == 0)
                ?? Holders("Information Governance Manager").First(p => p.Covers.Length == 0));

    /// <summary>The same colleague stands in for everything a person owns.</summary>
    public Person? DeputyOf(Person owner) => _deputies.GetValueOrDefault(owner.Id);

    public static string Address(string account) => $"{account}@{Domain}";

    private static DateTimeOffset UtcStart(DemoCalendar calendar) =>
        new(calendar.Start, new TimeOnly(9, 0), TimeSpan.Zero);

    private static IEnumerable<Post> Holders(string role) => Post.All.Where(p => p.OwnerRole == role);

    private Person PersonIn(Post post) => _staff.Single(s => s.Post == post).Person;

    private List<(Post Post, Person Person)> MakePeople(Chance chance, DateTimeOffset began, DateOnly today)
    {
        // Everyone has a surname of their own, so addresses differ.
        var surnames = chance.Shuffled(DemoNames.Last);
        var staff = new List<(Post, Person)>();
        foreach (var post in Post.All)
        {
            var (first, last) = (chance.Pick(DemoNames.First), surnames[staff.Count]);
            var address = Address(post.Account ?? Plain($"{first}.{last}"));
            var person = new Person
            {
                Id = chance.NewId(began),
                Name = $"{first} {last}",
                Email = address,
                UserName = address,
                JobTitle = post.JobTitle,
                ServiceAreaId = Areas.SingleOrDefault(a => a.Name == post.Area)?.ServiceAreaId,
                AccessEndsOn = post.Roles.Contains(CouncilRole.Auditor) ? today.AddMonths(MonthsOfAudit) : null,
                LockoutEnabled = true,
            };
            person.Roles.AddRange(post.Roles.Select(r => new PersonRole { PersonId = person.Id, Role = r }));
            staff.Add((post, person));
        }

        return staff;
    }

    private Dictionary<Guid, Person> ChooseDeputies(Chance chance)
    {
        var deputies = new Dictionary<Guid, Person>();
        foreach (var (post, owner) in _staff.Where(s => s.Post.OwnerRole is not null))
        {
            var colleagues = _staff
                .Where(s => s.Post.Area == post.Area && s.Post.Account is null && s.Person != owner)
                .Where(s => s.Post.OwnerRole is null || s.Post.OwnerRole == post.OwnerRole)
                .Select(s => s.Person)
                .ToList();
            if (post.Area is null || colleagues.Count == 0 || chance.Percent(12))
            {
                continue;
            }

            var deputy = deputies[owner.Id] = chance.Pick(colleagues);
            if (deputy.Roles.Count == 0)
            {
                deputy.Roles.Add(new PersonRole { PersonId = deputy.Id, Role = CouncilRole.ControlOwner });
            }
        }

        return deputies;
    }

    /// <summary>The first of a service area manages the others; the SIRO manages the firsts.</summary>
    private void AppointManagers()
    {
        var siro = Account("siro");
        foreach (var area in _staff.Where(s => s.Post.Area is not null).GroupBy(s => s.Post.Area!, StringComparer.Ordinal))
        {
            var head = area.First().Person;
            foreach (var (_, person) in area)
            {
                person.LineManagerId = person == head ? siro.Id : head.Id;
            }
        }

        siro.LineManagerId = null;
    }

    /// <summary>As it may stand before the @: letters without accents, dots.</summary>
    private static string Plain(string name) => string.Concat(name.ToLower(CultureInfo.InvariantCulture)
        .Normalize(NormalizationForm.FormD)
        .Where(c => char.IsAsciiLetter(c) || c == '.'));
}
