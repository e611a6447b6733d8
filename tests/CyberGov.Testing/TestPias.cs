using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Testing;

/// <summary>An assessment as a test describes it; somebody of no other part owns the information where nobody is named.</summary>
public sealed record TestPia(string Title, Guid LeadId, Guid? OwnerId = null)
{
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["S11"] = "yes",
        ["S11-note"] = "Cameras in three car parks",
        ["aim"] = "Fewer thefts from cars.\n\nPeople feel safe at night.",
        ["technology"] = "Cameras with a recorder in the server room",
        ["uses-processors"] = "no",
    };

    public string FlowData { get; init; } = "Pictures of people";

    public string RiskText { get; init; } = "Someone is followed by a member of staff";

    public string MeasureText { get; init; } = "Only two people may look at recordings";
}

/// <summary>
/// Puts assessments into a test's database. Their steps are taken on the records themselves, so that tests of files and registers
/// need not walk the whole workflow; every step leaves its decision and its snapshot as the workflow does.
/// </summary>
public static class TestPias
{
    private static readonly PiaAction[] ToApproved =
    [
        PiaAction.SubmitScreening, PiaAction.DpiaNeeded, PiaAction.SubmitDescription, PiaAction.FinishConsultation,
        PiaAction.SubmitRisks, PiaAction.Advise, PiaAction.ApproveLow,
    ];

    /// <summary>In its first state.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> AddPiaAsync(this TestApp app, TestPia pia, CancellationToken cancellationToken)
    {
        var area = await app.WithDbAsync(db => db.ServiceAreas.Select(s => (Guid?)s.ServiceAreaId).FirstOrDefaultAsync(cancellationToken))
            ?? await app.Council.AddServiceAreaAsync("Parking", cancellationToken);
        var ownerId = pia.OwnerId ?? (await app.Council.AddPersonAsync(cancellationToken, CouncilRole.ControlOwner)).Id;
        var viewer = new Viewer(pia.LeadId, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var code = await app.WithAsync<StartPia, string>(start => start.ExecuteAsync(
            new NewPia(pia.Title, area, pia.LeadId, ownerId, null, app.Clock.TodayInUk().AddDays(90), false),
            viewer,
            cancellationToken));
        await app.WithDbAsync(db => WriteAsync(db, code, pia, app.Clock.Now, cancellationToken));
        return code;
    }

    /// <summary>Approved with a low risk remaining.</summary>
    public static async Task<string> AddApprovedPiaAsync(this TestApp app, TestPia pia, CancellationToken cancellationToken)
    {
        var code = await app.AddPiaAsync(pia, cancellationToken);
        var ownerId = await app.WithDbAsync(db => db.Pias.Where(p => p.Code == code).Select(p => p.InformationAssetOwnerId).SingleAsync(cancellationToken));
        foreach (var action in ToApproved)
        {
            await app.TakeAsync(code, new PiaMove(action) { Reason = "Because it is right", Advice = "Go ahead" }, ownerId, cancellationToken);
        }

        return code;
    }

    /// <summary>Approved, published whole, and offered as open data.</summary>
    public static async Task<string> AddPublishedPiaAsync(this TestApp app, TestPia pia, Guid officerId, CancellationToken cancellationToken)
    {
        var code = await app.AddApprovedPiaAsync(pia, cancellationToken);
        var hash = await app.WithDbAsync(db => db.PiaDecisions
            .Where(d => d.Pia!.Code == code && d.Action == PiaAction.ApproveLow)
            .Select(d => d.ContentHash)
            .SingleAsync(cancellationToken));
        await app.WithAsync<PublishPia>(publish => publish.ExecuteAsync(
            code,
            new PublicationChoice { ContentHash = hash, IsPublished = true },
            new Viewer(officerId, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer }),
            cancellationToken));
        await app.WithAsync<ChooseOpenData>(choose => choose.ExecuteAsync(true, cancellationToken));
        return code;
    }

    public static async Task TakeAsync(
        this TestApp app, string code, PiaMove move, Guid byId, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var pia = await db.Pias.SingleAsync(p => p.Code == code, cancellationToken);
        var transition = PiaWorkflow.Find(pia.State, move.Action)!;
        pia.Take(transition, move, app.Clock.Now);
        if (pia.State == PiaState.Approved)
        {
            (pia.InitialLevel, pia.ResidualLevel) = (RiskLevel.Medium, RiskLevel.Low);
        }

        await scope.ServiceProvider.GetRequiredService<PiaRecord>().DecisionAsync(pia, move, transition.Actors[0], byId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task WriteAsync(
        CyberGovDbContext db, string code, TestPia test, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pia = await db.Pias.SingleAsync(p => p.Code == code, cancellationToken);
        foreach (var (field, value) in test.Answers)
        {
            var answer = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = 1, Field = field };
            db.PiaAnswerRevisions.Add(answer.Write(value, test.LeadId, now));
            db.PiaAnswers.Add(answer);
        }

        db.PiaDataFlows.Add(new PiaDataFlow
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Position = 1,
            Source = "Cameras",
            Recipient = "Parking team",
            Data = test.FlowData,
            Route = "Private network",
            Protection = "Encrypted on the way",
            Country = "United Kingdom",
        });
        db.PiaConsultees.Add(new PiaConsultee
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Position = 1,
            Kind = ConsulteeKind.PeopleAffected,
            Who = "Drivers",
            How = "A survey",
            Views = "Most are in favour",
            Response = "Signs are put up",
        });
        var risk = new PiaRisk
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Number = 1,
            SourceAndEffect = test.RiskText,
            HarmKinds = "loss-of-control\ndiscrimination",
            Likelihood = "possible",
            Severity = "significant",
            Level = RiskLevel.Medium,
            ResidualLikelihood = "remote",
            ResidualSeverity = "significant",
            ResidualLevel = RiskLevel.Low,
            CorporateRisk = "A claim for damages",
        };
        risk.Measures.Add(new PiaMeasure
        {
            PiaRiskId = risk.PiaRiskId,
            Number = 1,
            Description = test.MeasureText,
            Effect = MeasureEffect.Reduced,
            OwnerId = test.LeadId,
            DueOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30),
            CostNote = "Two hundred pounds",
        });
        db.PiaRisks.Add(risk);
        await db.SaveChangesAsync(cancellationToken);
    }
}
