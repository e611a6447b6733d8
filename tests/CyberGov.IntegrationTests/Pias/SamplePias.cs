using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>An assessment in each state, led by one person, with one risk and one open action; for tests that only look.</summary>
public static class SamplePias
{
    public static async Task<Dictionary<PiaState, string>> AddAsync(TestApp app, Person lead, CancellationToken cancellationToken)
    {
        var owner = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.ControlOwner);
        var adviser = await app.Council.AddPersonAsync(cancellationToken, CouncilRole.DataProtectionOfficer);
        var form = app.Services.GetRequiredService<PiaForm>();
        var codes = new Dictionary<PiaState, string>();
        await app.WithDbAsync(async db =>
        {
            var serviceId = await db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(cancellationToken);
            foreach (var state in Enum.GetValues<PiaState>())
            {
                var pia = Make(state, lead.Id, owner.Id, serviceId, app.Clock.Now);
                Jump(pia, new PiaMove(PiaAction.DpiaNeeded) { DpoReviewerId = adviser.Id }, state, app.Clock.Now);
                codes[state] = pia.Code;
                db.Pias.Add(pia);
                await db.SaveChangesAsync(cancellationToken);
                db.PiaRisks.Add(RiskOf(pia, lead.Id));
                foreach (var question in form.Screening)
                {
                    var answer = new PiaAnswer { PiaId = pia.PiaId, VersionNumber = 1, Field = question.Id };
                    db.PiaAnswerRevisions.Add(answer.Write(question.Id == "S1" ? "yes" : "no", lead.Id, app.Clock.Now));
                    db.PiaAnswers.Add(answer);
                }

                if (state == PiaState.PriorConsultation)
                {
                    db.PriorConsultations.Add(new PriorConsultation { PiaId = pia.PiaId, VersionNumber = 1 });
                }

                await db.SaveChangesAsync(cancellationToken);
            }
        });
        return codes;
    }

    private static Pia Make(PiaState state, Guid leadId, Guid ownerId, Guid serviceId, DateTimeOffset now)
    {
        var number = 9000 + (int)state;
        var pia = new Pia
        {
            Code = $"PIA-2020-{number}",
            Number = 20_200_000 + number,
            Title = $"A project at {state}",
            ServiceAreaId = serviceId,
            ProjectLeadId = leadId,
            InformationAssetOwnerId = ownerId,
            StartedById = leadId,
            StartedAt = now,
        };
        pia.Begin(now);
        return pia;
    }

    private static PiaRisk RiskOf(Pia pia, Guid ownerId)
    {
        var risk = new PiaRisk
        {
            PiaId = pia.PiaId,
            VersionNumber = 1,
            Number = 1,
            SourceAndEffect = "Someone reads what is not theirs",
            HarmKinds = "confidentiality",
            Likelihood = "probable",
            Severity = "significant",
            Level = RiskLevel.High,
            ResidualLikelihood = "possible",
            ResidualSeverity = "significant",
            ResidualLevel = RiskLevel.Medium,
        };
        risk.Measures.Add(new PiaMeasure
        {
            PiaRiskId = risk.PiaRiskId,
            Number = 1,
            Description = "Fewer people get access",
            Effect = MeasureEffect.Reduced,
            OwnerId = ownerId,
            DueOn = UkTime.DateIn(pia.StartedAt).AddDays(60),
        });
        return risk;
    }

    private static void Jump(Pia pia, PiaMove move, PiaState to, DateTimeOffset now) =>
        pia.Take(new PiaTransition(pia.State, move.Action, to), move, now);
}
