using System.Runtime.CompilerServices;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Pias;

/// <summary>
/// Assessments as things to remind people of: a step that waits for them, advice on a screening, an action they promised, a review or a
/// new screening that comes, the Commissioner's time running out.
/// </summary>
public sealed class PiasDue(CyberGovDbContext db, PiaForm form, BankHolidays bankHolidays, TimeProvider time) : IReminderSource
{
    public const string StepKind = "pia-step";
    public const string ScreeningAdviceKind = "pia-screening-advice";
    public const string MeasureKind = "pia-measure";
    public const string ReviewKind = "pia-review";
    public const string RescreenKind = "pia-rescreen";
    public const string ConsultationKind = "pia-prior-consultation";

    private static readonly PiaState[] Waiting =
    [
        PiaState.DraftScreening, PiaState.ScreeningReview, PiaState.Describing, PiaState.Consultation, PiaState.RiskAssessment,
        PiaState.DpoReview, PiaState.SignOff, PiaState.Approved, PiaState.UnderReview,
    ];

    public IReadOnlyList<DueKind> Kinds { get; } =
    [
        new(StepKind, "Privacy impact assessments that wait for you", "Follow the link and take the next step.",
            "Go on with", "assessment", "assessments", "/pias/waiting"),
        new(ScreeningAdviceKind, "Screenings that wait for your advice", "Exactly one answer is yes: say whether an assessment is needed.",
            "Advise on", "screening", "screenings", "/pias/decisions"),
        new(MeasureKind, "Privacy measures you promised", "Say when it is done.",
            "Finish", "measure", "measures", "/pias"),
        new(ReviewKind, "Privacy impact assessments to review", "Look whether anything has changed.",
            "Review", "assessment", "assessments", "/pias?state=Live"),
        new(RescreenKind, "Screenings to do again", "Nothing was needed last time: see whether that still holds.",
            "Screen", "project again", "projects again", "/pias?state=ClosedNoDpia"),
        new(ConsultationKind, "Replies of the Information Commissioner", "Nothing starts before the reply is on record.",
            "Follow up", "consultation", "consultations", "/pias?state=PriorConsultation"),
    ];

    public async IAsyncEnumerable<DueItem> DueAsync(DueScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var nation = await db.Organisations.AsNoTracking().Select(o => o.Nation).SingleOrDefaultAsync(cancellationToken);
        var workingDays = new WorkingDays(bankHolidays, nation);
        var advisers = await HoldersAsync(CouncilRole.DataProtectionOfficer, cancellationToken);
        var siros = await HoldersAsync(CouncilRole.SeniorInformationRiskOwner, cancellationToken);

        // These two are few: a screening waits for days, and the Commissioner is seldom asked.
        var due = (await ScreeningAdviceAsync(scope, workingDays, advisers, cancellationToken))
            .Concat(await ConsultationsAsync(scope, advisers, cancellationToken))
            .ToAsyncEnumerable()
            .Concat(Steps(scope, workingDays, advisers, siros))
            .Concat(Measures(scope))
            .Concat(Dates(scope));

        await foreach (var item in due.Where(d => scope.OwnerId is null || d.OwnerId == scope.OwnerId).WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }

    public IQueryable<Guid> ItemsVisibleTo(Viewer viewer)
    {
        var visible = db.PiasVisibleTo(viewer).Select(p => p.PiaId);
        return visible.Concat(db.PiaRisks.Where(r => visible.Contains(r.PiaId)).SelectMany(r => r.Measures).Select(m => m.PiaMeasureId));
    }

    private IAsyncEnumerable<DueItem> Steps(DueScope scope, WorkingDays workingDays, List<Guid> advisers, List<Guid> siros)
    {
        // Working days are never fewer than days, so whatever entered its state after the horizon is not due by it.
        var waiting = Narrow(scope)
            .Where(p => Waiting.Contains(p.State) && p.StateSinceOn <= scope.Horizon)
            .Select(p => new { p.PiaId, p.Code, p.Title, p.State, p.StateSinceOn, p.WaitsFor, p.WaitsForId, p.ProjectLeadId })
            .AsAsyncEnumerable();

        return from pia in waiting
               let dueOn = workingDays.After(pia.StateSinceOn, PiaPatience.WorkingDaysFor(pia.State))
               where dueOn <= scope.Horizon
               let people = pia.WaitsFor switch
               {
                   PiaActor.SeniorInformationRiskOwner => siros.FindAll(s => s != pia.ProjectLeadId),
                   PiaActor.DataProtectionOfficer => Named(pia.WaitsForId, advisers.FindAll(a => a != pia.ProjectLeadId)),
                   _ => Named(pia.WaitsForId, []),
               }
               select new DueItem(
                   StepKind, pia.PiaId, dueOn, pia.StateSinceOn.AddDays(1), pia.Code, pia.Title,
                   $"Why: it has waited since {pia.StateSinceOn.InWords()}, and the processing may not start before it is through",
                   $"/pias/{pia.Code}", First(people), Second(people), QuietUntil: null)
               {
                   NotFor = [pia.ProjectLeadId],
               };
    }

    private async Task<IEnumerable<DueItem>> ScreeningAdviceAsync(
        DueScope scope, WorkingDays workingDays, List<Guid> advisers, CancellationToken cancellationToken)
    {
        var screenings = await Narrow(scope)
            .Where(p => p.State == PiaState.ScreeningReview && p.StateSinceOn <= scope.Horizon)
            .Where(p => !db.PiaScreeningAdvices.Any(a => a.PiaId == p.PiaId && a.GivenAt >= p.StateSince))
            .Select(p => new { p.PiaId, p.Code, p.Title, p.StateSinceOn, p.ProjectLeadId, p.VersionNumber })
            .ToListAsync(cancellationToken);
        var ids = screenings.ConvertAll(s => s.PiaId);
        var questions = form.Screening.Select(q => q.Id).ToList();
        var answers = (await db.PiaAnswers.AsNoTracking()
                .Where(a => ids.Contains(a.PiaId) && questions.Contains(a.Field))
                .Select(a => new { a.PiaId, a.VersionNumber, a.Field, a.Value })
                .ToListAsync(cancellationToken))
            .ToLookup(a => (a.PiaId, a.VersionNumber));

        return from pia in screenings
               let given = answers[(pia.PiaId, pia.VersionNumber)].ToDictionary(a => a.Field, a => a.Value, StringComparer.Ordinal)
               where ScreeningOutcome.Of(form.Screening, given).NeedsAdvice
               let dueOn = workingDays.After(pia.StateSinceOn, PiaPatience.WorkingDaysFor(PiaState.ScreeningReview))
               where dueOn <= scope.Horizon
               let people = advisers.FindAll(a => a != pia.ProjectLeadId)
               select new DueItem(
                   ScreeningAdviceKind, pia.PiaId, dueOn, pia.StateSinceOn.AddDays(1), pia.Code, pia.Title,
                   "Why: with exactly one yes the Data Protection Officer advises before anyone decides",
                   $"/pias/{pia.Code}", First(people), Second(people), QuietUntil: null)
               {
                   NotFor = [pia.ProjectLeadId],
               };
    }

    private IAsyncEnumerable<DueItem> Measures(DueScope scope)
    {
        PiaState[] promised = [PiaState.Approved, PiaState.Live, PiaState.UnderReview];
        var measures = db.PiaRisks.AsNoTracking()
            .Join(db.Pias, r => new { r.PiaId, r.VersionNumber }, p => new { p.PiaId, p.VersionNumber }, (r, p) => new { Risk = r, Pia = p })
            .Where(x => promised.Contains(x.Pia.State))
            .SelectMany(x => x.Risk.Measures, (x, m) => new { x.Pia, x.Risk, Measure = m })
            .Where(x => x.Measure.OwnerId != null && x.Measure.DueOn <= scope.Horizon
                && x.Measure.DoneAt == null && x.Measure.AcceptedAt == null);
        measures = scope.ItemIds is { } ids ? measures.Where(x => EF.Parameter(ids).Contains(x.Measure.PiaMeasureId)) : measures;

        return measures
            .Select(x => new
            {
                x.Measure.PiaMeasureId,
                x.Measure.DueOn,
                x.Measure.Description,
                x.Measure.OwnerId,
                x.Pia.Code,
                x.Pia.Title,
                x.Pia.ProjectLeadId,
                x.Pia.StateSinceOn,
                Risk = x.Risk.Number,
                x.Measure.Number,
            })
            .AsAsyncEnumerable()
            .Select(m => new DueItem(
                MeasureKind, m.PiaMeasureId, m.DueOn!.Value, m.StateSinceOn, m.Code, $"{m.Title}: {m.Description}",
                $"Why: what remains of the risk to people rests on measure {m.Risk}.{m.Number}",
                $"/pias/{m.Code}/risks", m.OwnerId, m.OwnerId == m.ProjectLeadId ? null : m.ProjectLeadId, QuietUntil: null));
    }

    private IAsyncEnumerable<DueItem> Dates(DueScope scope)
    {
        var dated = Narrow(scope)
            .Where(p => (p.State == PiaState.Live || p.State == PiaState.ClosedNoDpia) && p.NextReviewOn <= scope.Horizon)
            .Select(p => new { p.PiaId, p.Code, p.Title, p.State, p.StateSinceOn, p.NextReviewOn, p.ProjectLeadId, p.InformationAssetOwnerId })
            .AsAsyncEnumerable();

        return dated.Select(p => p.State == PiaState.Live
            ? new DueItem(
                ReviewKind, p.PiaId, p.NextReviewOn!.Value, p.StateSinceOn.AddDays(1), p.Code, p.Title,
                "Why: an assessment holds only while the processing is as it describes it",
                $"/pias/{p.Code}", p.InformationAssetOwnerId, p.ProjectLeadId, QuietUntil: null)
            : new DueItem(
                RescreenKind, p.PiaId, p.NextReviewOn!.Value, p.StateSinceOn.AddDays(1), p.Code, p.Title,
                "Why: the decision that none is needed holds only while the project is as it was",
                $"/pias/{p.Code}", p.ProjectLeadId, p.InformationAssetOwnerId, QuietUntil: null));
    }

    private async Task<IEnumerable<DueItem>> ConsultationsAsync(DueScope scope, List<Guid> advisers, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var open = await Narrow(scope)
            .Where(p => p.State == PiaState.PriorConsultation)
            .Join(
                db.PriorConsultations.Include(c => c.Suspensions),
                p => new { p.PiaId, p.VersionNumber }, c => new { c.PiaId, c.VersionNumber }, (p, c) => new { Pia = p, Record = c })
            .ToListAsync(cancellationToken);

        return from one in open
               let clock = one.Record.ClockOn(today, one.Pia.IsLawEnforcement)
               let dueOn = clock?.DueOn ?? one.Pia.StateSinceOn
               where dueOn <= scope.Horizon
               let people = Named(one.Pia.WaitsForId, advisers)
               select new DueItem(
                   ConsultationKind, one.Pia.PiaId, dueOn, one.Pia.StateSinceOn, one.Pia.Code, one.Pia.Title,
                   clock is null ? "Why: the request has not been sent, so its time does not run" : "Why: the time the law gives the Commissioner ends then",
                   $"/pias/{one.Pia.Code}", First(people), Second(people), QuietUntil: null);
    }

    /// <summary>Those who hold a role and can act, the longest known first.</summary>
    private Task<List<Guid>> HoldersAsync(CouncilRole role, CancellationToken cancellationToken) => db.PiaPeople(time.TodayInUk()).AsNoTracking()
        .Where(p => p.Roles.Any(r => r.Role == role))
        .OrderBy(p => p.Id)
        .Select(p => p.Id)
        .ToListAsync(cancellationToken);

    private IQueryable<Pia> Narrow(DueScope scope) => scope.Narrow(db.Pias.AsNoTracking(), p => p.PiaId);

    /// <summary>The person named, and then the others.</summary>
    private static List<Guid> Named(Guid? personId, List<Guid> others) => personId is { } id ? [id, .. others.Where(o => o != id)] : others;

    private static Guid? First(List<Guid> people) => people.Count > 0 ? people[0] : null;

    private static Guid? Second(List<Guid> people) => people.Count > 1 ? people[1] : null;
}
