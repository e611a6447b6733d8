using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Demo;

/// <summary>A few assessments, one at each interesting point of the way, made by the use cases that people use, each step on a day of its own.</summary>
internal sealed class DemoPias(
    CyberGovDbContext db,
    StartPia start,
    SaveAnswers save,
    WriteRisks risks,
    WriteMeasures measures,
    SettleMeasure settle,
    PublishPia publish,
    MovePia move,
    PiaForm form,
    CurrentActor actor,
    DemoClock clock,
    DemoCalendar calendar)
{
    private DemoStaff _staff = null!;

    internal async Task MakeAsync(DemoStaff staff, CancellationToken cancellationToken)
    {
        _staff = staff;
        foreach (var project in DemoProject.All)
        {
            await MakeAsync(project, cancellationToken);
        }

        actor.PersonId = null;
    }

    private async Task MakeAsync(DemoProject project, CancellationToken cancellationToken)
    {
        var area = _staff.Areas.Single(a => a.Name == project.Area);
        var lead = _staff.Account("owner");

        // Those of the service first; a small service borrows from others. Who advises or decides as an officer has no second part.
        var accounts = _staff.Accounts.Select(a => a.Person).ToList();
        var others = _staff.People
            .Where(p => !accounts.Contains(p) && p.Roles.Any(r => r.Role == CouncilRole.ControlOwner))
            .OrderBy(p => p.ServiceAreaId != area.ServiceAreaId)
            .ToList();
        var (owner, head) = (others[0], others[1]);
        var cast = new Cast(lead, owner, head, _staff.Account("officer"), _staff.Account("dpo"), _staff.Account("siro"));
        clock.Now = Moment(project.DaysAgo[0], 0);
        var code = await AsAsync(lead, () => start.ExecuteAsync(
            new NewPia(project.Title, area.ServiceAreaId, lead.Id, owner.Id, head.Id, calendar.Today.AddDays(project.StartsInDays), IsLawEnforcement: false),
            ViewerOf(lead), cancellationToken));
        await AnswerAsync(code, lead, ScreeningOf(project), cancellationToken);
        foreach (var (taken, step) in project.Steps.Index())
        {
            clock.Now = Moment(project.DaysAgo[taken + 1], taken + 1);
            await BeforeAsync(code, step, project, cast, cancellationToken);
            var by = ByWhom(step, cast);
            await AsAsync(by, async () =>
            {
                await move.ExecuteAsync(code, Said(step, project, cast), ViewerOf(by), cancellationToken);
                return true;
            });
        }

        if (project.Withheld is { } withheld)
        {
            clock.Now = Moment(project.PublishedDaysAgo, 0);
            await PublishAsync(code, withheld, cast.Officer, cancellationToken);
        }
    }

    /// <summary>In office hours; of several steps on one day, as after a weekend, the later comes later.</summary>
    private DateTimeOffset Moment(int daysAgo, int step) =>
        UkTime.At(calendar.WorkingDayOnOrBefore(calendar.Today.AddDays(-daysAgo)), new TimeOnly(9, 20).AddMinutes(43 * step));

    private DateOnly Today => UkTime.DateIn(clock.Now);

    private static Person ByWhom(PiaAction step, Cast cast) => step switch
    {
        PiaAction.DpiaNeeded or PiaAction.DpiaNotNeeded => cast.Officer,
        PiaAction.Advise => cast.Adviser,
        PiaAction.ApproveException or PiaAction.ConsultCommissioner => cast.Siro,
        _ => cast.Lead,
    };

    private PiaMove Said(PiaAction step, DemoProject project, Cast cast) => new(step)
    {
        Reason = step switch
        {
            PiaAction.DpiaNotNeeded => "No question is answered yes. It is looked at again in a year.",
            _ => null,
        },
        Advice = project.Advice,
        Recommendation = project.Recommendation,
        FollowsAdvice = true,
        DpoReviewerId = cast.Adviser.Id,
        NextReviewOn = Today.AddYears(1),
        HasAttested = true,
    };

    private async Task BeforeAsync(string code, PiaAction step, DemoProject project, Cast cast, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case PiaAction.SubmitDescription:
                await AnswerAsync(code, cast.Lead, DescriptionOf(project), cancellationToken);
                await AddLinesAsync(code, project, cast.Lead, cancellationToken);
                break;
            case PiaAction.SubmitRisks:
                await AddRiskAsync(code, project, cast.Lead, cancellationToken);
                break;
            case PiaAction.ConfirmMeasures:
                await AsAsync(cast.Lead, async () =>
                {
                    await settle.FinishAsync(code, 1, 1, "Checked on site", ViewerOf(cast.Lead), cancellationToken);
                    return true;
                });
                break;
        }
    }

    private Dictionary<string, string> ScreeningOf(DemoProject project)
    {
        var answers = form.Screening.ToDictionary(
            q => q.Id, q => project.Yes.Contains(q.Id, StringComparer.Ordinal) ? FormField.Yes : FormField.No, StringComparer.Ordinal);
        foreach (var id in project.Yes)
        {
            answers[$"{id}-note"] = project.Note;
        }

        return answers;
    }

    /// <summary>What the project says; without, the examples of the form itself, so that the made-up council shows what a good answer looks like.</summary>
    private Dictionary<string, string> DescriptionOf(DemoProject project)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.AppliesTo(answers, isPart3: false)))
        {
            answers[field.Id] = project.Answers.TryGetValue(field.Id, out var own) ? own : field.Type switch
            {
                FieldType.YesNo => FormField.Yes,
                FieldType.Choice or FieldType.Choices => field.Options[0].Id,
                FieldType.Link => "https://www.demo.cybergov.example/policy",
                _ => field.Example ?? "As described in the project plan; the service manager keeps it up to date.",
            };
        }

        return answers;
    }

    private Task<IReadOnlyList<AnswerClash>> AnswerAsync(string code, Person by, Dictionary<string, string> answers, CancellationToken cancellationToken) => AsAsync(
        by, () => save.ExecuteAsync(code, [.. answers.Select(a => new SentAnswer(a.Key, a.Value, 0))], ViewerOf(by), cancellationToken));

    private Task<bool> AddLinesAsync(string code, DemoProject project, Person by, CancellationToken cancellationToken) => AsAsync(by, async () =>
    {
        var pia = await db.Pias.SingleAsync(p => p.Code == code, cancellationToken);
        db.PiaDataFlows.AddRange(project.Flows.Select((f, i) => new PiaDataFlow
        {
            PiaId = pia.PiaId,
            VersionNumber = pia.VersionNumber,
            Position = i + 1,
            Source = f.Source,
            Recipient = f.Recipient,
            Data = f.Data,
            Route = project.Route,
            Protection = project.Protection,
            Country = "United Kingdom",
        }));
        db.PiaConsultees.Add(new PiaConsultee
        {
            PiaId = pia.PiaId,
            VersionNumber = pia.VersionNumber,
            Position = 1,
            Kind = ConsulteeKind.PeopleAffected,
            Who = project.Consulted,
            ConsultedOn = Today.AddDays(-3),
            How = project.Consultation.How,
            Views = project.Consultation.Views,
            Response = project.Consultation.Response,
        });
        await db.NotePiaAuthorAsync(pia, by.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    });

    private Task<bool> AddRiskAsync(string code, DemoProject project, Person by, CancellationToken cancellationToken) => AsAsync(by, async () =>
    {
        var scale = form.Risk;
        var (after, severity) = (project.StaysHigh ? scale.Likelihoods[^1] : scale.Likelihoods[1], scale.Severities[1]);
        var number = await risks.AddAsync(
            code,
            new RiskDraft(project.Risk, [scale.HarmKinds[1].Id, scale.HarmKinds[5].Id], scale.Likelihoods[^1].Id, severity.Id, after.Id, severity.Id, null),
            ViewerOf(by), cancellationToken);
        await measures.AddAsync(
            code, number, new MeasureDraft(project.Measure, MeasureEffect.Reduced, null, by.Id, calendar.Today.AddDays(project.StartsInDays - 1), null, true), ViewerOf(by), cancellationToken);
        var controlId = await db.Controls.Where(c => c.Code == project.Control).Select(c => c.ControlId).SingleAsync(cancellationToken);
        await measures.AddAsync(
            code, number,
            new MeasureDraft("Look over who has access", MeasureEffect.Reduced, controlId, null, null, null, false), ViewerOf(by), cancellationToken);
        if (project.Second is { } second)
        {
            await AddSecondAsync(code, second, by, cancellationToken);
        }

        return true;
    });

    private async Task AddSecondAsync(string code, (string Risk, string Control) second, Person by, CancellationToken cancellationToken)
    {
        var scale = form.Risk;
        var number = await risks.AddAsync(
            code,
            new RiskDraft(
                second.Risk, [scale.HarmKinds[1].Id, scale.HarmKinds[7].Id], scale.Likelihoods[1].Id, scale.Severities[1].Id,
                scale.Likelihoods[0].Id, scale.Severities[1].Id, null),
            ViewerOf(by), cancellationToken);
        var controlId = await db.Controls.Where(c => c.Code == second.Control).Select(c => c.ControlId).SingleAsync(cancellationToken);
        await measures.AddAsync(
            code, number,
            new MeasureDraft("Read the log of who looked at what, each month", MeasureEffect.Reduced, controlId, null, null, null, false),
            ViewerOf(by), cancellationToken);
    }

    /// <summary>What anyone may read of it.</summary>
    private Task<bool> PublishAsync(string code, IReadOnlyDictionary<string, string> withheld, Person by, CancellationToken cancellationToken) =>
        AsAsync(by, async () =>
        {
            var approved = await db.PiaDecisions
                .Where(d => d.Pia!.Code == code && d.Action == PiaAction.ConfirmMeasures)
                .Select(d => d.ContentHash)
                .SingleAsync(cancellationToken);
            await publish.ExecuteAsync(
                code,
                new PublicationChoice
                {
                    ContentHash = approved,
                    IsPublished = true,
                    Withheld = withheld.ToDictionary(w => PaperPart.Answer(w.Key), w => w.Value, StringComparer.Ordinal),
                },
                ViewerOf(by), cancellationToken);
            return true;
        });

    private async Task<T> AsAsync<T>(Person person, Func<Task<T>> act)
    {
        actor.PersonId = person.Id;
        return await act();
    }

    private static Viewer ViewerOf(Person person) => new(person.Id, person.Roles.Select(r => r.Role).ToHashSet());

    private sealed record Cast(Person Lead, Person Owner, Person Head, Person Officer, Person Adviser, Person Siro);
}
