using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Logged by the control owner, accepted by nobody yet.</summary>
    public string WaitingCode { get; private set; } = null!;

    public string WithdrawnCode { get; private set; } = null!;

    /// <summary>Asked of the control owner by the information governance officer.</summary>
    public string RequestCode { get; private set; } = null!;

    /// <summary>A working day far enough on that the officer is told of what waits.</summary>
    public DateOnly DigestDay { get; private set; }

    public Guid ReviewId { get; private set; }

    /// <summary>Of another control, every 30 June.</summary>
    public Guid ScheduleId { get; private set; }

    public Guid PersonId => Visitors[CouncilRole.BoardMember].Person!.Id;

    /// <summary>Of the requirement TS21-5.2, which the control serves.</summary>
    public (string Framework, string Requirement, Guid MappingId) Mapping { get; private set; }

    /// <summary>Of the board member, from today.</summary>
    public Guid AbsenceId { get; private set; }

    public Guid QueuedEmailId { get; private set; }

    /// <summary>Led by the control owner, one in each state.</summary>
    public IReadOnlyDictionary<PiaState, string> Pias { get; private set; } = new Dictionary<PiaState, string>();

    /// <summary>Of the information registers, owned by the control owner.</summary>
    internal InformationRegisters.SampleRecords Records { get; private set; } = null!;

    /// <summary>Led by the control owner, approved, published, and offered as open data.</summary>
    public string ApprovedPiaCode { get; private set; } = null!;

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
        Pias = await SamplePias.AddAsync(App, Visitors[CouncilRole.ControlOwner].Person!, cancellationToken);
        Records = await InformationRegisters.SampleRecords.AddAsync(App, ownerId, cancellationToken);
        await App.Council.AssignAsync(ControlCode, ownerId, null, cancellationToken);
        DigestDay = new WorkingDays(App.Services.GetRequiredService<BankHolidays>(), Nation.England).After(today, 10);
        ReviewId = await App.Council.SetReviewDueAsync(ControlCode, today.AddDays(7), cancellationToken);
        EvidenceCode = await App.Council.AddEvidenceAsync(
            new TestEvidence("Access review of August", ownerId, ControlCode) { Files = [("review.pdf", SampleFiles.Pdf())] },
            cancellationToken);
        WaitingCode = await App.Council.AddEvidenceAsync(
            new TestEvidence("Access review of September", ownerId, ControlCode) { IsAccepted = false }, cancellationToken);
        WithdrawnCode = await App.Council.AddEvidenceAsync(
            new TestEvidence("Access review of July", ownerId, ControlCode), cancellationToken);
        await App.WithAsync<WithdrawEvidence>(w => w.ExecuteAsync(
            WithdrawnCode, "The wrong file", new Viewer(ownerId, new HashSet<CouncilRole> { CouncilRole.ControlOwner }), cancellationToken));
        var absence = new Absence { PersonId = PersonId, FirstDay = today, LastDay = today.AddDays(3) };
        AbsenceId = absence.AbsenceId;
        await App.WithDbAsync(async db =>
        {
            db.Absences.Add(absence);
            await db.SaveChangesAsync(cancellationToken);
        });
        await App.RunAsync<SendRemindersJob>(cancellationToken);
        await AskForEvidenceAsync(ownerId, today, cancellationToken);
        ApprovedPiaCode = await App.AddPublishedPiaAsync(
            new TestPia("Cameras in car parks", ownerId, Visitors[CouncilRole.BoardMember].Person!.Id),
            Visitors[CouncilRole.InformationGovernanceOfficer].Person!.Id,
            cancellationToken);
        PackCode = await App.Council.BuildPackAsync(Visitors[CouncilRole.InformationGovernanceOfficer].Person!.Id, cancellationToken);

        await App.WithDbAsync(async db =>
        {
            await App.WithAsync<SaveReviewSchedule>(async save => await save.AddForControlAsync(
                await db.Controls.Where(c => c.Code == "IAM-04").Select(c => c.ControlId).SingleAsync(cancellationToken),
                new ReviewScheduleTerms(
                    "DSPT", ReviewScheduleKind.FixedDates, null, YearlyDates.Of(new DateOnly(2027, 6, 30)), null, WorkingDayRoll.Before),
                cancellationToken));
            ScheduleId = await db.ReviewSchedules.Select(s => s.ReviewScheduleId).SingleAsync(cancellationToken);
            EvidenceFileId = (await db.EvidenceFiles.SingleAsync(cancellationToken)).EvidenceFileId;
            QueuedEmailId = (await db.QueuedEmails.SingleAsync(m => m.Kind == DigestEmail.Kind && m.PersonId == ownerId, cancellationToken)).QueuedEmailId;
            Mapping = await db.Mappings
                .Where(m => m.CommonControl!.Code == ControlCode && m.RetiredAt == null)
                .OrderBy(m => m.Requirement!.Code)
                .Select(m => new ValueTuple<string, string, Guid>(m.Requirement!.Framework!.Code, m.Requirement.Code, m.MappingId))
                .FirstAsync(cancellationToken);
        });
    }

    private async Task AskForEvidenceAsync(Guid ownerId, DateOnly today, CancellationToken cancellationToken)
    {
        var controlId = await App.WithDbAsync(db => db.Controls
            .Where(c => c.Code == ControlCode).Select(c => c.ControlId).SingleAsync(cancellationToken));
        var officer = new Viewer(
            Visitors[CouncilRole.InformationGovernanceOfficer].Person!.Id,
            new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        RequestCode = await App.WithAsync<RequestEvidence, string>(request => request.ExecuteAsync(
            new EvidenceAsked(controlId, ownerId, "The review of the first quarter", today.AddDays(14)), officer, cancellationToken));
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
