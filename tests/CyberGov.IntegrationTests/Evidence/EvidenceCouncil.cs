using CyberGov.Catalogue;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>The real program with a council of people and controls made for evidence, where today is 3 March 2027.</summary>
public sealed class EvidenceCouncil : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2027, 3, 3);

    private EvidenceCouncil(TestApp app) => App = app;

    public TestApp App { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EvidenceCouncil> CreateAsync(DatabaseProvider provider, IInterceptor? interceptor = null)
    {
        var app = await TestApp.StartAsync(
            new TestAppOptions { Provider = provider, Services = services => AddInterceptor(services, interceptor) }, Token);
        app.Clock.Now = new DateTimeOffset(2027, 3, 3, 9, 30, 0, TimeSpan.Zero);
        return new EvidenceCouncil(app);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> act, Guid? actorId = null)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = actorId;
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task WithAsync<TService>(Func<TService, Task> act, Guid? actorId = null)
        where TService : notnull => WithAsync<TService, bool>(
        async service =>
        {
            await act(service);
            return true;
        },
        actorId);

    public Task<TResult> WithDbAsync<TResult>(Func<CyberGovDbContext, Task<TResult>> act) => WithAsync(act);

    public Task WithDbAsync(Func<CyberGovDbContext, Task> act) => WithAsync(act);

    public async Task<Viewer> AddPersonAsync(string name, params CouncilRole[] roles)
    {
        var person = await App.Council.AddPersonAsync(
            described =>
            {
                described.Name = name;
                described.Roles.AddRange(roles.Select(role => new PersonRole { PersonId = described.Id, Role = role }));
            },
            Token);
        return new Viewer(person.Id, roles.ToHashSet());
    }

    public async Task<Guid> AddControlAsync(string code, Guid? ownerId = null, Guid? deputyId = null, bool isRetired = false)
    {
        var common = new CommonControl
        {
            Code = code,
            Title = $"Title of {code}",
            Objective = "Objective",
            OwnerRole = "Owner",
            ReviewMonths = 12,
        };
        var control = new Control
        {
            CommonControlId = common.CommonControlId,
            Code = code,
            Title = common.Title,
            ReviewMonths = 12,
            RetiredAt = isRetired ? App.Clock.Now : null,
        };
        control.Assign(ownerId, deputyId, null);
        await WithDbAsync(db =>
        {
            db.AddRange(common, control);
            return db.SaveChangesAsync(Token);
        });
        return control.ControlId;
    }

    /// <summary>Maps the control to the first requirement of a framework of that code.</summary>
    public Task MapAsync(Guid controlId, string frameworkCode) => WithDbAsync(async db =>
    {
        var framework = new Framework
        {
            Code = frameworkCode,
            Title = $"Framework {frameworkCode}",
            Edition = "2027",
            Status = FrameworkStatus.Current,
            Kind = "guidance",
            Publisher = "NCSC",
            Source = "https://www.ncsc.gov.uk",
        };
        var requirement = new Requirement
        {
            FrameworkId = framework.FrameworkId,
            Code = $"{frameworkCode}-1",
            Title = "First",
            Statement = "Do it",
            IsAssessable = true,
            Position = 1,
        };
        var control = await db.Controls.SingleAsync(c => c.ControlId == controlId, Token);
        db.AddRange(framework, requirement, new Mapping
        {
            RequirementId = requirement.RequirementId,
            CommonControlId = control.CommonControlId,
            Relationship = Relationship.Satisfies,
            Author = "Test",
            ReviewStatus = MappingReviewStatus.Reviewed,
        });
        await db.SaveChangesAsync(Token);
    });

    public Task<string> LogAsync(NewEvidence evidence, Viewer viewer) =>
        WithAsync<LogEvidence, string>(log => log.ExecuteAsync(evidence, viewer, Token), viewer.PersonId);

    /// <summary>Logs it, and someone else accepts it.</summary>
    public async Task<string> LogAcceptedAsync(NewEvidence evidence, Viewer viewer)
    {
        var code = await LogAsync(evidence, viewer);
        await App.Council.AcceptAsync(code, Token);
        return code;
    }

    public async Task<ReceivedFile> ReceiveAsync(string name, byte[] bytes)
    {
        var receipt = await WithAsync<ReceiveFile, FileReceipt>(
            receive => receive.ExecuteAsync(name, new MemoryStream(bytes), null, Token));
        return receipt.Received ?? throw new InvalidOperationException(receipt.Refusal);
    }

    public Task<Control> ControlAsync(Guid controlId) =>
        WithDbAsync(db => db.Controls.AsNoTracking().SingleAsync(c => c.ControlId == controlId, Token));

    public Task<EvidenceRegisterPage> RegisterAsync(Viewer viewer, EvidenceRegisterRequest? request = null) =>
        WithAsync<EvidenceRegisterQuery, EvidenceRegisterPage>(
            query => query.ExecuteAsync(request ?? new EvidenceRegisterRequest(), viewer, Today, Token));

    public Task<EvidenceDetails?> DetailsAsync(string code, Viewer viewer) =>
        WithAsync<EvidenceDetailsQuery, EvidenceDetails?>(query => query.ExecuteAsync(code, viewer, Token));

    /// <summary>A note that any officer could log.</summary>
    public static NewEvidence Note(Guid ownerId, params Guid[] controlIds) => new()
    {
        Title = "Access review of March",
        Shows = "Every leaver was removed",
        EffectiveOn = Today,
        ExpiresOn = null,
        OwnerId = ownerId,
        Marking = Marking.Official,
        ControlIds = controlIds,
        Note = "Checked with payroll",
    };

    private static void AddInterceptor(IServiceCollection services, IInterceptor? interceptor)
    {
        if (interceptor is not null)
        {
            services.ConfigureDbContext<SqliteCyberGovDbContext>(options => options.AddInterceptors(interceptor));
            services.ConfigureDbContext<PostgresCyberGovDbContext>(options => options.AddInterceptors(interceptor));
        }
    }
}
