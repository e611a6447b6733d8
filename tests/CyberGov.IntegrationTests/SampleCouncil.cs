using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests;

/// <summary>A council with one person a role and one record of each kind, for tests that only look.</summary>
public sealed class SampleCouncil : IAsyncDisposable
{
    /// <summary>Owned by the control owner, its review due in a week.</summary>
    public const string ControlCode = "IAM-03";

    private SampleCouncil(TestApp app) => App = app;

    public TestApp App { get; }

    public Dictionary<CouncilRole, TestVisitor> Visitors { get; } = [];

    /// <summary>Has an account but no role.</summary>
    public TestVisitor WithoutRole { get; private set; } = null!;

    public TestVisitor WithEveryRole { get; private set; } = null!;

    public string EvidenceCode { get; private set; } = null!;

    public Guid EvidenceFileId { get; private set; }

    public Guid ReviewId { get; private set; }

    public Guid PersonId => Visitors[CouncilRole.BoardMember].Person!.Id;

    /// <summary>Of the requirement TS21-5.2, which the control serves.</summary>
    public (string Framework, string Requirement, Guid MappingId) Mapping { get; private set; }

    public Guid QueuedEmailId { get; private set; }

    /// <summary>Asked for by the information governance officer, and built.</summary>
    public string PackCode { get; private set; } = null!;

    public static async Task<SampleCouncil> StartAsync(DatabaseProvider provider, CancellationToken cancellationToken)
    {
        var council = new SampleCouncil(await TestApp.StartAsync(provider, cancellationToken));
        await council.AddPeopleAsync(cancellationToken);
        await council.AddRecordsAsync(cancellationToken);
        return council;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in (IEnumerable<TestVisitor>)[.. Visitors.Values, WithoutRole, WithEveryRole])
        {
            visitor.Dispose();
        }

        await App.DisposeAsync();
    }

    private async Task AddPeopleAsync(CancellationToken cancellationToken)
    {
        foreach (var role in Enum.GetValues<CouncilRole>())
        {
            Visitors[role] = await App.SignInAsync(cancellationToken, role);
        }

        WithEveryRole = await App.SignInAsync(cancellationToken, Enum.GetValues<CouncilRole>());
        WithoutRole = App.Visitor();
        var nobody = await App.Council.AddPersonAsync(cancellationToken);
        await WithoutRole.TrySignInAsync(nobody.Email!, TestCouncil.Password, cancellationToken);
    }

    private async Task AddRecordsAsync(CancellationToken cancellationToken)
    {
        var ownerId = Visitors[CouncilRole.ControlOwner].Person!.Id;
        var today = DateOnly.FromDateTime(App.Clock.Now.UtcDateTime);
        await App.Council.AddServiceAreaAsync("Housing", cancellationToken);
        await App.Council.AssignAsync(ControlCode, ownerId, null, cancellationToken);
        ReviewId = await App.Council.SetReviewDueAsync(ControlCode, today.AddDays(7), cancellationToken);
        EvidenceCode = await App.Council.AddEvidenceAsync(
            new TestEvidence("Access review of August", ownerId, ControlCode) { Files = [("review.pdf", SampleFiles.Pdf())] },
            cancellationToken);
        await App.RunAsync<SendReviewRemindersJob>(cancellationToken);
        PackCode = await App.Council.BuildPackAsync(Visitors[CouncilRole.InformationGovernanceOfficer].Person!.Id, cancellationToken);

        await App.WithDbAsync(async db =>
        {
            EvidenceFileId = (await db.EvidenceFiles.SingleAsync(cancellationToken)).EvidenceFileId;
            QueuedEmailId = (await db.QueuedEmails.SingleAsync(cancellationToken)).QueuedEmailId;
            Mapping = await db.Mappings
                .Where(m => m.CommonControl!.Code == ControlCode && m.RetiredAt == null)
                .OrderBy(m => m.Requirement!.Code)
                .Select(m => new ValueTuple<string, string, Guid>(m.Requirement!.Framework!.Code, m.Requirement.Code, m.MappingId))
                .FirstAsync(cancellationToken);
        });
    }
}

/// <summary>One sample council a database engine, started when the first test asks.</summary>
public sealed class SampleCouncils : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, Lazy<Task<SampleCouncil>>> _councils =
        Enum.GetValues<DatabaseProvider>().ToDictionary(
            p => p,
            p => new Lazy<Task<SampleCouncil>>(() => SampleCouncil.StartAsync(p, CancellationToken.None)));

    public Task<SampleCouncil> OnAsync(DatabaseProvider provider) => _councils[provider].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var council in _councils.Values.Where(c => c is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await council.Value).DisposeAsync();
        }
    }
}
