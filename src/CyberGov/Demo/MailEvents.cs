using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Demo.Papers;
using CyberGov.Evidence;
using CyberGov.InformationRegisters;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Reviews;

namespace CyberGov.Demo;

/// <summary>
/// The reminders of the last weeks, by the rules and the records of each of their mornings. One mail was refused; another was too, by a
/// mailbox that was full for a day, and nobody has sent it again: so the alarm shows it.
/// </summary>
internal sealed class MailEvents(DemoCalendar calendar, DemoStaff staff, BankHolidays bankHolidays, SiteAddress site)
{
    /// <summary>The band at the head of the made-up council's mails.</summary>
    public const string Colour = "#00584d";

    /// <summary>How the ledger says that they went.</summary>
    public const string Transport = "Smtp";

    private const string Refusal = "550 5.1.1 Mailbox unavailable: this address is not known here";
    private const string FullMailbox = "552 5.2.2 Mailbox full";
    private const int DaysBack = 18;

    /// <summary>Long enough for the alarm, over a weekend too.</summary>
    private const int MailboxFullDaysAgo = 5;

    private static readonly TimeOnly Morning = new(7, 30);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly Chance _chance = new("mail");
    private bool _isRefused;
    private bool _isMailboxFull;

    public IEnumerable<DemoEvent> All()
    {
        // On leave since last week, and covered.
        var away = staff.People.First(p => staff.DeputyOf(p) is not null && p.PasswordHash is null);
        var since = calendar.Today.AddDays(-5);
        yield return new DemoEvent(UkTime.At(since, new TimeOnly(16, 0)), away.Id, world => world.Db.Absences.Add(new Absence
        {
            AbsenceId = _chance.NewId(UkTime.At(since, new TimeOnly(16, 0))),
            PersonId = away.Id,
            FirstDay = since.AddDays(1),
            LastDay = calendar.Today.AddDays(9),
            CoverId = staff.DeputyOf(away)!.Id,
        }));

        // By the rules and the records of yesterday noon, as the program finds it every hour.
        yield return new DemoEvent(UkTime.At(calendar.LastDay, new TimeOnly(12, 0)), null, _ => { })
        {
            ThenAsync = (world, cancellationToken) =>
                new WatchRemindersJob(world.Db, Sources(world), new ReminderRulesQuery(world.Db), bankHolidays, world.Time).ExecuteAsync(cancellationToken),
        };

        for (var day = calendar.Today.AddDays(-DaysBack); day <= calendar.LastDay; day = day.AddDays(1))
        {
            var morning = day;
            if (calendar.IsWorkingDay(day))
            {
                yield return new DemoEvent(UkTime.At(day, Morning), null, _ => { })
                {
                    ThenAsync = (world, cancellationToken) => SendAsync(world, morning, cancellationToken),
                };
            }
        }
    }

    private async Task SendAsync(DemoWorld world, DateOnly day, CancellationToken cancellationToken)
    {
        await world.Db.RecountEvidenceAsync([.. world.Controls.Values.Select(c => c.ControlId)], cancellationToken);
        var rules = new ReminderRulesQuery(world.Db);
        var sources = Sources(world);
        var owed = new RemindersOwed(world.Db, sources, rules, bankHolidays, world.Time);
        var morning = await owed.ExecuteAsync(day, cancellationToken);
        var council = new CouncilLook(Paper.Organisation, Colour);
        var queue = new DigestQueue(
            world.Db, new DigestEmail(council, $"cybergov@{DemoStaff.Domain}", site, DigestWriter.KindsOf(sources)), world.Time);
        var stillTheLast = new HashSet<Guid>();
        await foreach (var some in owed.DigestsAsync(morning, cancellationToken))
        {
            await queue.AddAsync(some, day, cancellationToken);
            stillTheLast.UnionWith(some.Where(d => d.Lines.Any(IsStillTheLast)).Select(d => d.Person.PersonId));
        }

        // By address, because the order in which a database gives its rows differs after a removal, and chance is drawn in turn.
        foreach (var mail in world.Db.QueuedEmails.Local.Where(m => m.State == EmailState.Queued).OrderBy(m => m.ToAddress, StringComparer.Ordinal).ToList())
        {
            world.Db.EmailAttempts.Add(HandOver(world, mail, UkTime.At(day, Morning).AddSeconds(_chance.Between(20, 90)), day, stillTheLast));
        }
    }

    private IReminderSource[] Sources(DemoWorld world)
    {
        var duties = new ControlDutiesQuery(world.Db);
        var days = new CouncilDays(world.Db, bankHolidays, new ReminderRulesQuery(world.Db));
        return
        [
            new ReviewsDue(world.Db, duties), new EvidenceRequestsDue(world.Db, duties), new EvidenceDue(world.Db, duties, days),
            new RecordsDue(world.Db),
        ];
    }

    /// <summary>No later step comes before tomorrow, by which the owner would be told after all.</summary>
    private bool IsStillTheLast(DigestLine line) => line is { IsAsked: true, Rung: ReminderRung.Owner }
        && ReminderPlan.Shipped.OwedStep(line.Item.DueOn, line.Item.KnownSince, calendar.Today.AddDays(1)) == line.Step;

    private EmailAttempt HandOver(DemoWorld world, QueuedEmail mail, DateTimeOffset at, DateOnly day, HashSet<Guid> stillTheLast)
    {
        mail.Lease(at, Lease);
        if (!_isMailboxFull && mail.PersonId is { } personId && stillTheLast.Contains(personId)
            && day <= calendar.Today.AddDays(-MailboxFullDaysAgo))
        {
            _isMailboxFull = true;
            return mail.RecordRefusal(at, Transport, FullMailbox);
        }

        if (!_isRefused && day >= calendar.Today.AddDays(-7))
        {
            _isRefused = true;
            world.Db.People.Find(mail.PersonId)!.RefuseMail(at, Refusal);
            return mail.RecordRefusal(at, Transport, Refusal);
        }

        return mail.RecordSent(at, Transport, new HandedOver($"250 2.0.0 Ok: queued as {_chance.Between(0x100000, 0xFFFFFF):X}"));
    }
}
