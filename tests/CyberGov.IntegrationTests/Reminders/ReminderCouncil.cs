using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Reviews;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>A council with one owner, their deputy, line manager, a SIRO and an officer, on a Monday.</summary>
internal sealed class ReminderCouncil : IAsyncDisposable
{
    public const string Control = "IAM-03";

    public static readonly DateOnly Monday = new(2027, 3, 1);

    private ReminderCouncil(TestApp app) => App = app;

    public TestApp App { get; }

    public Person Owner { get; private set; } = null!;

    public Person Deputy { get; private set; } = null!;

    public Person Manager { get; private set; } = null!;

    public Person Siro { get; private set; } = null!;

    public Person Officer { get; private set; } = null!;

    public Viewer OfficerViewer => new(Officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });

    public static async Task<ReminderCouncil> StartAsync(
        DatabaseProvider provider, CancellationToken cancellationToken, Action<IServiceCollection>? services = null)
    {
        var council = new ReminderCouncil(await TestApp.StartAsync(new TestAppOptions { Provider = provider, Services = services }, cancellationToken));
        var app = council.App;
        await app.ForgetReviewsAsync(cancellationToken);
        app.Clock.Now = UkTime.At(Monday.AddDays(-60), new TimeOnly(12, 0));
        council.Manager = await app.Council.AddPersonAsync(cancellationToken);
        council.Owner = await app.Council.AddPersonAsync(p =>
        {
            p.LineManagerId = council.Manager.Id;
            p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.ControlOwner });
        }, cancellationToken);
        council.Deputy = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.ControlOwner);
        council.Siro = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.SeniorInformationRiskOwner);
        council.Officer = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.InformationGovernanceOfficer);
        await app.Council.AssignAsync(Control, council.Owner.Id, council.Deputy.Id, cancellationToken);
        return council;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public Task<Guid> ReviewDueAsync(int days, CancellationToken cancellationToken, string code = Control) =>
        App.Council.SetReviewDueAsync(code, Monday.AddDays(days), cancellationToken);

    /// <summary>The morning of a day, with or without a mail server.</summary>
    public async Task LiveAsync(DateOnly day, CancellationToken cancellationToken, bool isDelivered = true)
    {
        App.Clock.Now = UkTime.At(day, new TimeOnly(7, 30));
        await App.RunAsync<SendRemindersJob>(cancellationToken);
        if (isDelivered)
        {
            await App.RunAsync<DeliverQueuedEmailsJob>(cancellationToken);
        }
    }

    public Task<List<QueuedEmail>> DigestsAsync(CancellationToken cancellationToken) => App.WithDbAsync(db => db.QueuedEmails.AsNoTracking()
        .Include(e => e.Attachments)
        .Where(e => e.Kind == DigestEmail.Kind)
        .OrderBy(e => e.QueuedAt)
        .ToListAsync(cancellationToken));

    /// <summary>Who was told on which day.</summary>
    public async Task<List<(DateOnly On, string Name)>> ToldAsync(CancellationToken cancellationToken) =>
        [.. (await DigestsAsync(cancellationToken)).Select(m => (UkTime.DateIn(m.QueuedAt), m.ToName)).Order()];

    public async Task ChangeRulesAsync(Func<ReminderPlan, ReminderPlan> change, CancellationToken cancellationToken)
    {
        var present = await App.WithAsync<ReminderRulesQuery, ReminderPlan>(q => q.ExecuteAsync(cancellationToken));
        await App.WithAsync<ChangeReminderRules>(c => c.ExecuteAsync(change(ReminderPlan.Shipped) with { Version = present.Version }, cancellationToken));
    }

    /// <summary>Makes so many people, each asked for so many pieces of evidence: the first due on this day, the next a day later.</summary>
    public async Task<List<Guid>> AskAsync(int people, int each, DateOnly dueOn, CancellationToken cancellationToken) => await App.WithDbAsync(async db =>
    {
        var control = await db.Controls.Where(c => c.Code == Control).Select(c => c.ControlId).SingleAsync(cancellationToken);
        List<Person> asked = [.. Enumerable.Range(0, people).Select(n => new Person
        {
            Name = $"Asked {n}", Email = $"asked{n}@example.gov.uk", UserName = $"asked{n}@example.gov.uk",
            NormalizedEmail = $"ASKED{n}@EXAMPLE.GOV.UK", NormalizedUserName = $"ASKED{n}@EXAMPLE.GOV.UK",
        })];
        db.AddRange(asked);
        db.AddRange(asked.SelectMany((person, n) => Enumerable.Range(0, each).Select(m => new EvidenceRequest
        {
            Code = $"REQ-2027-{(n * each) + m:D4}",
            ControlId = control,
            AskedOfId = person.Id,
            RequestedById = Officer.Id,
            RequestedAt = UkTime.At(dueOn.AddDays(-60), new TimeOnly(12, 0)),
            RequestedOn = dueOn.AddDays(-60),
            Wanted = "What shows that this works",
            DueOn = dueOn.AddDays(m),
        })));
        await db.SaveChangesAsync(cancellationToken);
        return asked.ConvertAll(p => p.Id);
    });
}
