using System.Globalization;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>What was put in, and who can sign in.</summary>
public sealed record SeededDemo(int People, int Controls, int EvidenceItems, int Reviews, IReadOnlyList<string> Accounts);

/// <summary>Fills a database that holds no council yet with a made-up one: all of it, or nothing.</summary>
public sealed class SeedDemo(
    CyberGovDbContext db,
    ReceiveFile receiveFile,
    DemoPack pack,
    DemoPast past,
    IPasswordHasher<Person> passwords,
    ILookupNormalizer names,
    BankHolidays bankHolidays,
    SiteAddress site,
    TimeProvider time)
{
    /// <exception cref="DemoRefusedException">There are records already, or no catalogue.</exception>
    public async Task<SeededDemo> ExecuteAsync(string password, CancellationToken cancellationToken)
    {
        await RefuseRecordsAsync(cancellationToken);
        var calendar = new DemoCalendar(time.TodayInUk(), new WorkingDays(bankHolidays, Nation.England));
        var staff = new DemoStaff(calendar);
        var plan = await DemoPlan.MakeAsync(db, calendar, staff, cancellationToken);
        AllowSignIn(staff, password);

        // Files first: they are named by what they hold, so those of a run that fails later are in nobody's way.
        var files = await new EvidenceFiles(receiveFile).StoreAsync(plan.Evidence, cancellationToken);
        var evidence = new EvidenceEvents(files, new AcceptancePlan(calendar, staff));
        var registers = new InformationRegisterEvents(calendar, staff);
        List<DemoEvent> events =
        [
            .. new FoundingEvents(calendar, staff, plan).All(),
            .. evidence.All(plan),
            .. RequestEvents.All(plan),
            .. ReviewEvents.All(plan, staff.Account("officer").Id),
            .. ScheduleEvents.All(calendar, plan, staff.Account("officer").Id),
            .. new MailEvents(calendar, staff, bankHolidays, site).All(),
            .. new JobEvents(calendar).All(),
            .. registers.All(),
        ];

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RefuseRecordsAsync(cancellationToken);
        await RemoveFreshControlsAsync(cancellationToken);
        await using var world = await DemoWorld.OpenAsync(db, cancellationToken);
        await world.AdoptControlsAsync(FoundingEvents.SetUpAt(calendar).AddMinutes(5), cancellationToken);
        await world.LiveThroughAsync(events, cancellationToken);
        world.Db.CodeSequences.AddRange([.. evidence.Sequences(), .. RequestEvents.Sequences(plan), .. registers.Sequences()]);
        await world.Db.RecountEvidenceAsync([.. world.Controls.Values.Select(c => c.ControlId)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await past.LiveAsync(staff, calendar, cancellationToken);
        await pack.BuildAsync(staff.Account("officer"), calendar.Today, cancellationToken);

        return new SeededDemo(
            staff.People.Count(), plan.Controls.Count, plan.Evidence.Count, plan.Reviews.Values.Sum(r => r.Count),
            [.. staff.Accounts.Select(a => DemoStaff.Address(a.Account))]);
    }

    private async Task RefuseRecordsAsync(CancellationToken cancellationToken)
    {
        if (await db.Organisations.AnyAsync(o => o.IsDemo, cancellationToken))
        {
            throw new DemoRefusedException("The made-up council is here already; 'demo --remove' takes it out.");
        }

        var people = await db.People.CountAsync(cancellationToken);
        var evidence = await db.EvidenceItems.CountAsync(cancellationToken);
        var isSetUp = await db.Organisations.AnyAsync(cancellationToken);
        if (isSetUp || people > 0 || evidence > 0)
        {
            throw new DemoRefusedException(
                $"This database holds real records ({people} people, {evidence} evidence items), so no made-up council was added; "
                + "name an empty data folder with --CyberGov:DataFolder=FOLDER.");
        }
    }

    private void AllowSignIn(DemoStaff staff, string password)
    {
        foreach (var person in staff.People)
        {
            person.NormalizedEmail = names.NormalizeEmail(person.Email);
            person.NormalizedUserName = names.NormalizeName(person.UserName);
            person.SecurityStamp = Guid.CreateVersion7().ToString("N");
        }

        foreach (var (_, person) in staff.Accounts)
        {
            person.PasswordHash = passwords.HashPassword(person, password);
        }
    }

    /// <summary>The register the program made today is made again, as of the council's first day.</summary>
    private async Task RemoveFreshControlsAsync(CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.ExecuteDeleteAsync(cancellationToken);
        var controls = await db.Controls.ExecuteDeleteAsync(cancellationToken);
        await db.CodeSequences
            .Where(s => s.Prefix == EvidenceSummaries.CodePrefix || s.Prefix == RequestEvidence.CodePrefix)
            .ExecuteDeleteAsync(cancellationToken);

        // What the history says of them stays; this entry says where they went.
        db.Note(
            ChangeAction.Removed, nameof(Control), Guid.Empty,
            ("MadeWayFor", "a made-up council"),
            ("Controls", controls.ToString(CultureInfo.InvariantCulture)),
            ("Reviews", reviews.ToString(CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
