using Bogus;
using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Packs;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = CyberGov.Identity.Person;

namespace CyberGov.Testing;

/// <summary>An evidence item as a test describes it; a date left out is today.</summary>
public sealed record TestEvidence(string Title, Guid OwnerId, params IReadOnlyList<string> ControlCodes)
{
    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public Marking Marking { get; init; } = Marking.Official;

    /// <summary>Whether someone else has accepted it, so that it counts.</summary>
    public bool IsAccepted { get; init; } = true;

    public IReadOnlyList<(string FileName, byte[] Content)> Files { get; init; } = [];
}

/// <summary>Fills a test's database with made-up people, controls and reviews; the same ones in every run.</summary>
public sealed class TestCouncil(TestApp app)
{
    public const string Name = "Borsetshire District Council";

    /// <summary>Everyone's password.</summary>
    public const string Password = "correct horse battery";

    // Hashing is slow on purpose; everyone can share one hash.
    private static readonly Lock Hashing = new();
    private static string? s_passwordHash;

    private readonly Faker _faker = new("en_GB") { Random = new Randomizer(20260908) };
    private int _people;
    private Person? _decider;

    public Task SetUpAsync(CancellationToken cancellationToken) => app.WithDbAsync(async db =>
    {
        db.Organisations.Add(new Organisation { Name = Name, Nation = Nation.England, SetUpAt = app.Clock.Now });
        await db.SaveChangesAsync(cancellationToken);
        await app.Services.GetRequiredService<SetupToken>().RefreshAsync(db, cancellationToken);
    });

    public Task<Person> AddPersonAsync(CancellationToken cancellationToken, params CouncilRole[] roles) =>
        AddPersonAsync(person => person.Roles.AddRange(roles.Select(r => new PersonRole { PersonId = person.Id, Role = r })), cancellationToken);

    public Task<Person> AddPersonAsync(Action<Person> describe, CancellationToken cancellationToken)
    {
        var (first, last) = (_faker.Name.FirstName(), _faker.Name.LastName());
        var email = $"{first}.{last}.{Interlocked.Increment(ref _people)}@borsetshire.gov.uk".Replace("'", null, StringComparison.Ordinal);
        var person = new Person { Name = $"{first} {last}", Email = email, UserName = email, JobTitle = _faker.Name.JobTitle() };
        describe(person);

        return app.WithAsync<UserManager<Person>, Person>(async people =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            person.PasswordHash ??= HashOfPassword(people);
            var result = await people.CreateAsync(person);
            return result.Succeeded ? person : throw new InvalidOperationException(result.ToString());
        });
    }

    public Task<Guid> AddServiceAreaAsync(string name, CancellationToken cancellationToken) => app.WithDbAsync(async db =>
    {
        var area = new ServiceArea { Name = name };
        db.ServiceAreas.Add(area);
        await db.SaveChangesAsync(cancellationToken);
        return area.ServiceAreaId;
    });

    /// <summary>Adds a control that is not in the shipped catalogue.</summary>
    public Task<Guid> AddControlAsync(string code, CancellationToken cancellationToken) => app.WithDbAsync(async db =>
    {
        var title = $"Control {code}";
        var common = new CommonControl
        {
            Code = code,
            Title = title,
            Objective = _faker.Company.CatchPhrase(),
            OwnerRole = "Head of ICT",
            ReviewMonths = 12,
        };
        var control = new Control
        {
            CommonControlId = common.CommonControlId,
            CommonControl = common,
            Code = code,
            Title = title,
            ReviewMonths = 12,
        };
        db.Controls.Add(control);
        await db.SaveChangesAsync(cancellationToken);
        return control.ControlId;
    });

    /// <summary>Gives a control of the shipped catalogue an owner and, if wanted, a deputy.</summary>
    public Task<Guid> AssignAsync(string controlCode, Guid? ownerId, Guid? deputyId, CancellationToken cancellationToken) =>
        ChangeControlAsync(controlCode, c => c.Assign(ownerId, deputyId, c.ServiceAreaId), cancellationToken);

    public Task<Guid> ChangeControlAsync(string controlCode, Action<Control> change, CancellationToken cancellationToken) =>
        app.WithDbAsync(async db =>
        {
            var control = await db.Controls.SingleAsync(c => c.Code == controlCode, cancellationToken);
            change(control);
            await db.SaveChangesAsync(cancellationToken);
            return control.ControlId;
        });

    /// <summary>Makes the control's open review due on this day, opening one when there is none.</summary>
    public Task<Guid> SetReviewDueAsync(string controlCode, DateOnly dueOn, CancellationToken cancellationToken) =>
        app.WithDbAsync(async db =>
        {
            var control = await db.Controls.SingleAsync(c => c.Code == controlCode, cancellationToken);
            var review = await db.Reviews
                .SingleOrDefaultAsync(r => r.ControlId == control.ControlId && r.CompletedAt == null, cancellationToken);
            if (review is null)
            {
                review = new Review
                {
                    ControlId = control.ControlId,
                    ScheduledFor = dueOn,
                    DueOn = dueOn,
                    CreatedOn = app.Clock.TodayInUk(),
                };
                db.Reviews.Add(review);
            }

            (review.DueOn, control.NextReviewDueOn) = (dueOn, dueOn);
            await db.SaveChangesAsync(cancellationToken);
            return review.ReviewId;
        });

    /// <summary>Logs an item, as a note unless it has files, through the use case that the page calls.</summary>
    /// <returns>Its code, such as EV-2026-0001.</returns>
    public async Task<string> AddEvidenceAsync(TestEvidence evidence, CancellationToken cancellationToken)
    {
        var controlIds = await app.WithDbAsync(db => db.Controls
            .Where(c => evidence.ControlCodes.Contains(c.Code))
            .Select(c => c.ControlId)
            .ToListAsync(cancellationToken));
        var files = new List<ReceivedFile>();
        foreach (var (name, content) in evidence.Files)
        {
            var receipt = await app.WithAsync<ReceiveFile, FileReceipt>(
                r => r.ExecuteAsync(name, new MemoryStream(content), evidence.OwnerId, cancellationToken));
            files.Add(receipt.Received ?? throw new InvalidOperationException(receipt.Refusal));
        }

        var viewer = new Viewer(evidence.OwnerId, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        var code = await app.WithAsync<LogEvidence, string>(log => log.ExecuteAsync(
            new NewEvidence
            {
                Title = evidence.Title,
                Shows = _faker.Lorem.Sentence(),
                EffectiveOn = evidence.EffectiveOn ?? app.Clock.TodayInUk(),
                ExpiresOn = evidence.ExpiresOn,
                OwnerId = evidence.OwnerId,
                Marking = evidence.Marking,
                ControlIds = controlIds,
                Note = files.Count == 0 ? _faker.Lorem.Paragraph() : null,
                Files = files,
            },
            viewer,
            cancellationToken));
        if (evidence.IsAccepted)
        {
            await AcceptAsync(code, cancellationToken);
        }

        return code;
    }

    /// <summary>Accepts what was handed in, as a data protection officer who has no other part in it.</summary>
    public async Task AcceptAsync(string code, CancellationToken cancellationToken)
    {
        _decider ??= await AddPersonAsync(cancellationToken, CouncilRole.DataProtectionOfficer);
        var viewer = new Viewer(_decider.Id, new HashSet<CouncilRole> { CouncilRole.DataProtectionOfficer });
        var details = await app.WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(
            query => query.ExecuteAsync(code, viewer, cancellationToken));
        await app.WithAsync<DecideOnEvidence>(decide => decide.AcceptAsync(
            code, EvidenceSeal.Of(details!), viewer, cancellationToken));
    }

    /// <summary>Orders and builds a pack of everything in the last year.</summary>
    public async Task<string> BuildPackAsync(Guid requestedById, CancellationToken cancellationToken)
    {
        var today = app.Clock.TodayInUk();
        var request = new PackRequest
        {
            FrameworkId = null,
            PeriodFrom = today.AddYears(-1),
            PeriodTo = today,
            IncludesFiles = true,
        };
        var viewer = new Viewer(requestedById, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        var code = await app.WithAsync<RequestPack, string?>(r => r.ExecuteAsync(request, viewer, cancellationToken));
        await app.RunQueuedJobsAsync(cancellationToken);
        return code!;
    }

    private static string HashOfPassword(UserManager<Person> people)
    {
        lock (Hashing)
        {
            return s_passwordHash ??= people.PasswordHasher.HashPassword(
                new Person { Name = string.Empty }, Password);
        }
    }
}
