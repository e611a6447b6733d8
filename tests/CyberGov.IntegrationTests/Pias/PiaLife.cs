using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Brings assessments into any scene and lets anyone try anything with them.</summary>
public sealed class PiaLife : IAsyncDisposable
{
    private readonly Dictionary<Part, Viewer> _people = [];
    private readonly Dictionary<MeasureIs, Guid> _controls = [];
    private Guid _replyId;
    private Guid _serviceId;
    private int _made;

    private PiaLife(EvidenceCouncil council) => Council = council;

    public EvidenceCouncil Council { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Viewer this[Part part] => _people[part];

    public static async Task<PiaLife> BeginAsync(DatabaseProvider provider)
    {
        var life = new PiaLife(await EvidenceCouncil.CreateAsync(provider));
        await life.AddPeopleAsync();
        return life;
    }

    public ValueTask DisposeAsync() => Council.DisposeAsync();

    /// <summary>The step with everything that it could need said.</summary>
    public PiaMove Whole(PiaAction action) => new(action)
    {
        Reason = "Because it must be so",
        Advice = "Put up signs",
        Recommendation = PiaRecommendation.Go,
        FollowsAdvice = true,
        DpoReviewerId = this[Part.Adviser].PersonId,
        NextReviewOn = EvidenceCouncil.Today.AddYears(1),
        ReplyEvidenceItemId = _replyId,
        HasAttested = true,
    };

    public Task TakeAsync(string code, PiaMove move, Part part) => TakeAsync(code, move, this[part]);

    public Task TakeAsync(string code, PiaMove move, Viewer viewer) =>
        Council.WithAsync<MovePia>(m => m.ExecuteAsync(code, move, viewer, Token), viewer.PersonId);

    public Task<Pia> PiaAsync(string code) =>
        Council.WithDbAsync(db => db.Pias.AsNoTracking().SingleAsync(p => p.Code == code, Token));

    public Task<int> RefusalsOfAsync(string code) => Council.WithDbAsync(async db =>
    {
        var id = await db.Pias.Where(p => p.Code == code).Select(p => p.PiaId).SingleAsync(Token);
        return await db.ChangeHistory.CountAsync(h => h.Action == ChangeAction.Refused && h.SubjectId == id, Token);
    });

    public Task<string> PiaAtAsync(PiaState state) => PiaAtAsync(new PiaScene(state));

    public async Task<string> PiaAtAsync(PiaScene scene)
    {
        await using var scope = Council.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var form = scope.ServiceProvider.GetRequiredService<PiaForm>();
        var pia = Begin(scene);
        db.Pias.Add(pia);
        db.PiaTeamMembers.AddRange(
            new PiaTeamMember { PiaId = pia.PiaId, PersonId = this[Part.TeamMember].PersonId },
            new PiaTeamMember { PiaId = pia.PiaId, PersonId = this[Part.Author].PersonId });
        await db.SaveChangesAsync(Token);
        AddAnswers(db, pia, scene, form);
        PiaSceneRows.AddTables(db, pia, scene);
        AddRisk(db, pia, scene);
        AddRecords(db, pia, scene);
        await db.SaveChangesAsync(Token);
        return pia.Code;
    }

    private Pia Begin(PiaScene scene)
    {
        var now = Council.App.Clock.Now;
        var number = Interlocked.Increment(ref _made);
        var all = this[Part.Author].PersonId;
        var pia = new Pia
        {
            Code = $"PIA-2027-{number:0000}",
            Number = 20_270_000 + number,
            Title = "Cameras in the market square",
            ServiceAreaId = _serviceId,
            ProjectLeadId = scene.IsAllTheAuthors ? all : this[Part.Lead].PersonId,
            InformationAssetOwnerId = scene.IsAllTheAuthors ? all : this[Part.AssetOwner].PersonId,
            HeadOfServiceId = scene.Lacks == Lacking.HeadOfService ? null : scene.IsAllTheAuthors ? all : this[Part.HeadOfService].PersonId,
            StartedById = this[Part.Lead].PersonId,
            StartedAt = now,
        };
        pia.Begin(now);
        Jump(new PiaMove(PiaAction.DpiaNeeded) { DpoReviewerId = this[Part.Adviser].PersonId }, PiaState.Describing);
        Jump(
            new PiaMove(PiaAction.NoChange) { NextReviewOn = EvidenceCouncil.Today.AddDays(scene.IsReviewDue ? 0 : 30) },
            PiaState.Describing);
        Jump(new PiaMove(PiaAction.Advise) { Recommendation = scene.Recommendation }, scene.State);
        return pia;

        void Jump(PiaMove move, PiaState to) => pia.Take(new PiaTransition(pia.State, move.Action, to), move, now);
    }

    private void AddAnswers(CyberGovDbContext db, Pia pia, PiaScene scene, PiaForm form)
    {
        var answers = PiaSceneRows.ScreeningOf(form, scene.Screening);
        foreach (var field in form.Fields.Where(f => f.AppliesTo(answers, isPart3: false)))
        {
            answers[field.Id] = field.Id is "uses-processors" ? FormField.Yes : field.Type switch
            {
                FieldType.YesNo => FormField.No,
                FieldType.Choice or FieldType.Choices => field.Options[0].Id,
                FieldType.Link => "https://www.example.gov.uk/policy",
                _ => "As it should be",
            };
        }

        foreach (var emptied in scene.Lacks switch
        {
            Lacking.Answer => ["aim"],
            Lacking.ProcessorInput => ["processor-input"],
            Lacking.Consultee => ["no-consultation-reason"],
            _ => Array.Empty<string>(),
        })
        {
            answers.Remove(emptied);
        }

        foreach (var (field, value) in answers)
        {
            var answer = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = 1, Field = field };
            var writer = field == "S1" ? this[Part.Author] : this[Part.Lead];
            db.PiaAnswerRevisions.Add(answer.Write(value, writer.PersonId, Council.App.Clock.Now));
            db.PiaAnswers.Add(answer);
        }
    }

    private void AddRisk(CyberGovDbContext db, Pia pia, PiaScene scene)
    {
        if (scene.Lacks == Lacking.Risk)
        {
            return;
        }

        var risk = new PiaRisk
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Number = 1,
            SourceAndEffect = "A flat is filmed",
            Level = scene.Lacks == Lacking.Score ? null : scene.Initial,
            ResidualLevel = scene.Lacks == Lacking.Residual ? null : scene.Residual,
        };
        if (scene.Lacks != Lacking.Measure)
        {
            var measure = new PiaMeasure
            {
                PiaRiskId = risk.PiaRiskId,
                Number = 1,
                Description = "Mask the windows",
                Effect = scene.Lacks == Lacking.LoweringMeasure ? MeasureEffect.Accepted : MeasureEffect.Reduced,
                ControlId = _controls.TryGetValue(scene.Measure, out var control) ? control : null,
                IsNeededBeforeGoLive = scene.Measure != MeasureIs.OpenAfterGoLive,
            };
            if (measure.ControlId is null)
            {
                (measure.OwnerId, measure.DueOn) = (this[Part.TeamMember].PersonId, EvidenceCouncil.Today.AddDays(14));
            }

            switch (scene.Measure)
            {
                case MeasureIs.Done:
                    measure.Finish("Masked", this[Part.Lead].PersonId, Council.App.Clock.Now);
                    break;
                case MeasureIs.AcceptedUndone:
                    measure.AcceptUndone("The windows are bricked up", this[Part.AssetOwner].PersonId, Council.App.Clock.Now);
                    break;
            }

            risk.Measures.Add(measure);
        }

        db.PiaRisks.Add(risk);
    }

    private void AddRecords(CyberGovDbContext db, Pia pia, PiaScene scene)
    {
        if (scene.Screening == ScreeningSays.OneAdvised)
        {
            db.PiaScreeningAdvices.Add(new PiaScreeningAdvice
            {
                PiaId = pia.PiaId,
                IsDpiaAdvised = false,
                Advice = "One yes that harms nobody",
                GivenById = this[Part.Adviser].PersonId,
                GivenAt = Council.App.Clock.Now,
            });
        }

        if (scene.State == PiaState.PriorConsultation)
        {
            var asked = new PriorConsultation { PiaId = pia.PiaId, VersionNumber = 1 };
            if (scene.IsSent)
            {
                asked.Record(EvidenceCouncil.Today, [ConsultationContent.Assessment], null, null);
            }

            db.PriorConsultations.Add(asked);
        }

        if (scene.HasReply)
        {
            db.PiaDecisions.Add(new PiaDecision
            {
                PiaId = pia.PiaId,
                VersionNumber = 1,
                Action = PiaAction.ReplyProceed,
                ToState = PiaState.SignOff,
                TakenById = this[Part.Adviser].PersonId,
                TakenByName = "Adviser",
                ActingAs = PiaActor.DataProtectionOfficer,
                TakenAt = Council.App.Clock.Now,
                ContentHash = new string('0', 64),
            });
        }
    }

    private async Task AddPeopleAsync()
    {
        var roles = new Dictionary<Part, CouncilRole>
        {
            [Part.Administrator] = CouncilRole.Administrator,
            [Part.Officer] = CouncilRole.InformationGovernanceOfficer,
            [Part.ControlOwner] = CouncilRole.ControlOwner,
            [Part.Adviser] = CouncilRole.DataProtectionOfficer,
            [Part.RiskOwner] = CouncilRole.SeniorInformationRiskOwner,
            [Part.BoardMember] = CouncilRole.BoardMember,
            [Part.Auditor] = CouncilRole.Auditor,
        };
        foreach (var part in Enum.GetValues<Part>())
        {
            _people[part] = await Council.AddPersonAsync(
                part.ToString(),
                part == Part.Author ? Enum.GetValues<CouncilRole>() : [roles.GetValueOrDefault(part, CouncilRole.ControlOwner)]);
        }

        foreach (var (kind, code) in new[] { (MeasureIs.ControlInPlace, "TST-11"), (MeasureIs.ControlNotInPlace, "TST-12"), (MeasureIs.RetiredControl, "TST-13") })
        {
            _controls[kind] = await Council.AddControlAsync(code, this[Part.ControlOwner].PersonId, isRetired: kind == MeasureIs.RetiredControl);
        }

        var evidence = await Council.LogAcceptedAsync(
            EvidenceCouncil.Note(this[Part.ControlOwner].PersonId, _controls[MeasureIs.ControlInPlace]), this[Part.ControlOwner]);
        await Council.WithDbAsync(async db =>
        {
            foreach (var control in await db.Controls.Where(c => c.Code == "TST-11" || c.Code == "TST-13").ToListAsync(Token))
            {
                control.RecordReview(ControlStatus.InPlace, EvidenceCouncil.Today, EvidenceCouncil.Today.AddYears(1));
            }

            var service = new ServiceArea { Name = "Town centre" };
            db.ServiceAreas.Add(service);
            await db.SaveChangesAsync(Token);
            _serviceId = service.ServiceAreaId;
            _replyId = await db.EvidenceItems.Where(e => e.Code == evidence).Select(e => e.EvidenceItemId).SingleAsync(Token);
        });
    }
}

/// <summary>One council a database, shared by the tests of a class.</summary>
public sealed class PiaLives : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, Lazy<Task<PiaLife>>> _lives = Enum.GetValues<DatabaseProvider>()
        .ToDictionary(p => p, p => new Lazy<Task<PiaLife>>(() => PiaLife.BeginAsync(p)));

    public Task<PiaLife> OnAsync(DatabaseProvider provider) => _lives[provider].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var life in _lives.Values.Where(l => l.IsValueCreated))
        {
            await (await life.Value).DisposeAsync();
        }
    }
}
