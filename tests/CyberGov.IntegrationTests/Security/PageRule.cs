using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using static CyberGov.Identity.CouncilRole;

namespace CyberGov.IntegrationTests.Security;

/// <summary>One page and who may open it.</summary>
/// <param name="Route">As the page declares it.</param>
/// <param name="Address">An address of it that exists in the sample council.</param>
/// <param name="MayOpen">Null means everyone, signed in or not.</param>
public sealed record PageRule(string Route, Func<SampleCouncil, string> Address, CouncilRole[]? MayOpen)
{
    private static readonly CouncilRole[] AnyRole = Enum.GetValues<CouncilRole>();
    private static readonly CouncilRole[] NoOne = [];
    private static readonly CouncilRole[] ManageControls = [InformationGovernanceOfficer, DataProtectionOfficer];
    private static readonly CouncilRole[] Administrators = [Administrator];

    private static readonly CouncilRole[] Evidencers =
        [InformationGovernanceOfficer, ControlOwner, DataProtectionOfficer, SeniorInformationRiskOwner];

    private static readonly CouncilRole[] Deciders =
        [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner];

    // The control owner because the sample control is theirs.
    private static readonly CouncilRole[] Reviewers = Evidencers;

    private static readonly CouncilRole[] Integrity =
        [Administrator, InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner];

    // The board member because the sample absence is theirs.
    private static readonly CouncilRole[] Arrangers = [Administrator, InformationGovernanceOfficer, DataProtectionOfficer, BoardMember];

    private static readonly CouncilRole[] Packers =
        [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor];

    private static readonly CouncilRole[] SeesPias = [.. AnyRole.Except([Administrator])];

    private static readonly CouncilRole[] Schedulers = [Administrator, InformationGovernanceOfficer];

    private static readonly CouncilRole[] RemindersSeen =
        [Administrator, InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner, Auditor];

    // The control owner because the sample assessments are theirs to lead.
    private static readonly CouncilRole[] PiaWriters = [InformationGovernanceOfficer, ControlOwner];

    private const string Register = "/{register:regex(^(ropa|suppliers|information-assets|sharing-agreements)$)}";

    /// <summary>Tells someone who has an account but no role yet what to do.</summary>
    public bool OpensWithoutRole { get; init; }

    /// <summary>Every page there is: who may see what is decided here, in one place to read.</summary>
    public static IReadOnlyList<PageRule> All { get; } =
    [
        new("/accessibility-statement", _ => "/accessibility-statement", null),
        new("/sign-in", _ => "/sign-in", null),
        new("/sign-in/link", _ => "/sign-in/link", null),
        new("/sign-out", _ => "/sign-out", null),
        new("/set-password", _ => "/set-password", null),

        // After set-up this page does not exist; nor do the pages about problems, asked for by hand.
        new("/setup", _ => "/setup", NoOne),
        new("/problem/404", _ => "/problem/404", NoOne),
        new("/problem/409", _ => "/problem/409", NoOne),
        new("/problem/413", _ => "/problem/413", NoOne),
        new("/problem/{code}", _ => "/problem/500", NoOne),

        new("/", _ => "/", AnyRole) { OpensWithoutRole = true },
        new("/controls", _ => "/controls", AnyRole),
        new("/controls/{code}", _ => $"/controls/{SampleCouncil.ControlCode}", AnyRole),
        new("/controls/assign", _ => $"/controls/assign?control={SampleCouncil.ControlCode}", ManageControls),
        new("/controls/{code}/edit", _ => $"/controls/{SampleCouncil.ControlCode}/edit", ManageControls),
        new("/frameworks", _ => "/frameworks", AnyRole),
        new("/frameworks/{code}", c => $"/frameworks/{c.Mapping.Framework}", AnyRole),
        new("/frameworks/{code}/{requirement}", c => $"/frameworks/{c.Mapping.Framework}/{c.Mapping.Requirement}", AnyRole),
        new(
            "/frameworks/{code}/{requirement}/mappings/{mappingId:guid}",
            c => $"/frameworks/{c.Mapping.Framework}/{c.Mapping.Requirement}/mappings/{c.Mapping.MappingId}",
            ManageControls),

        new("/evidence", _ => "/evidence", AnyRole),
        new("/search", _ => "/search?q=password", AnyRole),
        new("/evidence/{code}", c => $"/evidence/{c.EvidenceCode}", AnyRole),
        new("/evidence/{code}/files/{fileId:guid}", c => $"/evidence/{c.EvidenceCode}/files/{c.EvidenceFileId}", AnyRole),
        new("/evidence/integrity", _ => "/evidence/integrity", Integrity),
        new("/evidence/log", _ => "/evidence/log", Evidencers),
        new("/evidence/{code}/revise", c => $"/evidence/{c.EvidenceCode}/revise", Evidencers),
        new("/evidence/{code}/classify", c => $"/evidence/{c.EvidenceCode}/classify", Deciders),
        new("/evidence/{code}/decide", c => $"/evidence/{c.WaitingCode}/decide", Deciders),
        new("/evidence/{code}/dispose", c => $"/evidence/{c.WithdrawnCode}/dispose", Deciders),
        new("/evidence/waiting", _ => "/evidence/waiting", Deciders),
        new("/evidence/retention", _ => "/evidence/retention", Deciders),
        new("/evidence/reuse/{control}", _ => $"/evidence/reuse/{SampleCouncil.ControlCode}", Evidencers),
        new("/evidence/requests", _ => "/evidence/requests", AnyRole),
        new("/evidence/requests/new", _ => "/evidence/requests/new", [.. Deciders, Auditor]),
        new("/evidence/requests/{code}", c => $"/evidence/requests/{c.RequestCode}", Evidencers),
        new("/evidence/{code}/controls", c => $"/evidence/{c.EvidenceCode}/controls", Evidencers),
        new("/evidence/{code}/withdraw", c => $"/evidence/{c.EvidenceCode}/withdraw", [InformationGovernanceOfficer, ControlOwner]),

        new("/reviews", _ => "/reviews", AnyRole),
        new("/reviews/{reviewId:guid}/complete", c => $"/reviews/{c.ReviewId}/complete", Reviewers),

        new("/reviews/{reviewId:guid}/snooze", c => $"/reviews/{c.ReviewId}/snooze", Reviewers),
        new("/reviews/{reviewId:guid}/move", c => $"/reviews/{c.ReviewId}/move", ManageControls),
        new("/reviews/complete-many", _ => "/reviews/complete-many", Evidencers),
        new("/reviews/history", _ => "/reviews/history", AnyRole),
        new("/reviews/schedules", _ => "/reviews/schedules", [.. Schedulers, Auditor]),
        new("/reviews/schedules/new", _ => "/reviews/schedules/new", Schedulers),
        new("/reviews/schedules/{scheduleId:guid}", c => $"/reviews/schedules/{c.ScheduleId}", Schedulers),
        new("/calendar", _ => "/calendar", AnyRole),
        new("/calendar/bank-holidays", _ => "/calendar/bank-holidays", AnyRole),

        new("/reminders/{handler:regex(^(csv|xlsx)$)?}", _ => "/reminders", AnyRole) { OpensWithoutRole = true },
        new("/reminders/{kind}/{itemId:guid}", c => $"/reminders/review/{c.ReviewId}", [.. RemindersSeen, ControlOwner]),
        new("/reminders/rules", _ => "/reminders/rules", [Administrator, InformationGovernanceOfficer, Auditor]),
        new("/reminders/preview", _ => "/reminders/preview", [Administrator, InformationGovernanceOfficer]),
        new(
            "/reminders/preview/{personId:guid}",
            c => $"/reminders/preview/{c.Visitors[InformationGovernanceOfficer].Person!.Id}?date={c.DigestDay:yyyy-MM-dd}",
            [Administrator, InformationGovernanceOfficer]),
        new("/reminders/absences", _ => "/reminders/absences", AnyRole) { OpensWithoutRole = true },
        new("/reminders/absences/{absenceId:guid}", c => $"/reminders/absences/{c.AbsenceId}", Arrangers),
        new("/reminders/calendar", _ => "/reminders/calendar", AnyRole),
        new("/calendar/feed/{secret}.ics", _ => "/calendar/feed/nobody-has-this.ics", NoOne),
        new("/people/hand-over/{personId:guid?}", _ => "/people/hand-over", [Administrator, InformationGovernanceOfficer, DataProtectionOfficer]),

        new("/pias", _ => "/pias", AnyRole),
        new("/pias/new", _ => "/pias/new", Evidencers),
        new("/pias/{code}", c => $"/pias/{c.Pias[PiaState.Describing]}", SeesPias),
        new("/pias/{code}/screening", c => $"/pias/{c.Pias[PiaState.Describing]}/screening", SeesPias),
        new("/pias/{code}/section/{step}", c => $"/pias/{c.Pias[PiaState.Describing]}/section/need", SeesPias),
        new("/pias/{code}/flows", c => $"/pias/{c.Pias[PiaState.Describing]}/flows", SeesPias),
        new("/pias/{code}/flows/{line}", c => $"/pias/{c.Pias[PiaState.Describing]}/flows/new", PiaWriters),
        new("/pias/{code}/consultees/{line}", c => $"/pias/{c.Pias[PiaState.Describing]}/consultees/new", PiaWriters),
        new("/pias/{code}/check", c => $"/pias/{c.Pias[PiaState.Describing]}/check", SeesPias),
        new("/pias/{code}/compare", c => $"/pias/{c.Pias[PiaState.Describing]}/compare", SeesPias),
        new("/pias/{code}/comments/{target}", c => $"/pias/{c.Pias[PiaState.Describing]}/comments/aim", Evidencers),
        new("/pias/{code}/edit", c => $"/pias/{c.Pias[PiaState.Describing]}/edit", PiaWriters),
        new("/pias/{code}/team", c => $"/pias/{c.Pias[PiaState.Describing]}/team", PiaWriters),
        // The control owner leads the sample assessments, and is not the Information Asset Owner of any.
        new("/pias/waiting", _ => "/pias/waiting", AnyRole),
        new("/pias/decisions", _ => "/pias/decisions", [InformationGovernanceOfficer, DataProtectionOfficer, SeniorInformationRiskOwner]),
        new("/pias/{code}/action/{step}", c => $"/pias/{c.Pias[PiaState.Describing]}/action/Withdraw", SeesPias),
        new("/pias/{code}/risks", c => $"/pias/{c.Pias[PiaState.Live]}/risks", SeesPias),
        new("/pias/{code}/risks/edit/{number:int?}", c => $"/pias/{c.Pias[PiaState.Describing]}/risks/edit/1", [InformationGovernanceOfficer, ControlOwner]),
        new(
            "/pias/{code}/risks/{risk:int}/measures/{number:int?}",
            c => $"/pias/{c.Pias[PiaState.Describing]}/risks/1/measures?kind=control",
            [InformationGovernanceOfficer, ControlOwner]),
        new(
            "/pias/{code}/risks/{risk:int}/measures/{number:int}/settle",
            c => $"/pias/{c.Pias[PiaState.Approved]}/risks/1/measures/1/settle",
            [ControlOwner, SeniorInformationRiskOwner]),
        new("/pias/{code}/screening-advice", c => $"/pias/{c.Pias[PiaState.ScreeningReview]}/screening-advice", [DataProtectionOfficer]),
        new("/pias/{code}/change", c => $"/pias/{c.Pias[PiaState.Live]}/change", [.. Evidencers, BoardMember]),
        new("/pias/{code}/prior-consultation", c => $"/pias/{c.Pias[PiaState.PriorConsultation]}/prior-consultation", SeesPias),
        new("/information-registers", _ => "/information-registers", AnyRole),
        new(Register, _ => "/ropa", AnyRole),
        new(Register + "/new", _ => "/suppliers/new", Evidencers),
        new(Register + "/{code}", c => $"/ropa/{c.Records.ProcessingCode}", SeesPias),
        new(Register + "/{code}/edit", c => $"/ropa/{c.Records.ProcessingCode}/edit", Evidencers),
        new(Register + "/{code}/retire", c => $"/ropa/{c.Records.ProcessingCode}/retire", Evidencers),
        new("/{register:regex(^(ropa|sharing-agreements)$)}/{code}/review", c => $"/ropa/{c.Records.ProcessingCode}/review", Evidencers),
        new("/sharing-agreements/{code}/parties", c => $"/sharing-agreements/{c.Records.AgreementCode}/parties", Evidencers),
        new("/ropa/export/{format:regex(^(xlsx|csv)$)}", _ => "/ropa/export/csv", SeesPias),
        new("/ropa/controller", _ => "/ropa/controller", ManageControls),

        // Of an assessment in which the control owner has a part.
        new("/pias/{code}/records", c => $"/pias/{c.Records.PiaCode}/records", SeesPias),
        // Files of assessments, publication and what anyone may read.
        new("/pias/download", _ => "/pias/download?format=csv", AnyRole),
        new("/pias/{code}/print", c => $"/pias/{c.ApprovedPiaCode}/print", SeesPias),
        new("/pias/{code}/word", c => $"/pias/{c.ApprovedPiaCode}/word", SeesPias),
        new("/pias/{code}/publish", c => $"/pias/{c.ApprovedPiaCode}/publish", [InformationGovernanceOfficer, DataProtectionOfficer]),
        new("/public/pias", _ => "/public/pias", null),
        new("/public/pias/{code}", c => $"/public/pias/{c.ApprovedPiaCode}", null),
        new("/public/pias/{code}/{format:regex(^(word|json|csv)$)}", c => $"/public/pias/{c.ApprovedPiaCode}/word", null),
        new("/public/pias.{format:regex(^(json|csv)$)}", _ => "/public/pias.csv", null),
        new("/administration/open-data", _ => "/administration/open-data", Administrators),

        new("/packs", _ => "/packs", Packers),
        new("/packs/new", _ => "/packs/new", Packers),
        new("/packs/{code}/{handler:regex(^(progress|download|cancel|tryagain)$)?}", c => $"/packs/{c.PackCode}", Packers),

        new("/history/{handler:regex(^csv$)?}", _ => "/history", Packers),

        new("/mail", _ => "/mail", [Administrator, InformationGovernanceOfficer]),
        new("/mail/refused", _ => "/mail/refused", [Administrator, InformationGovernanceOfficer]),
        new("/mail/{id:guid}", c => $"/mail/{c.QueuedEmailId}", [Administrator, InformationGovernanceOfficer]),

        new("/administration", _ => "/administration", [Administrator, InformationGovernanceOfficer]),
        new("/administration/catalogue", _ => "/administration/catalogue", Administrators),
        new("/administration/look", _ => "/administration/look", Administrators),
        new("/administration/jobs", _ => "/administration/jobs", Administrators),
        new("/administration/jobs/{name}", _ => "/administration/jobs/deliver-mail", Administrators),
        new("/administration/test-mail", _ => "/administration/test-mail", Administrators),
        new("/administration/service-areas", _ => "/administration/service-areas", Administrators),
        new("/administration/people", _ => "/administration/people", Administrators),
        new("/administration/people/add", _ => "/administration/people/add", Administrators),
        new("/administration/people/{personId:guid}", c => $"/administration/people/{c.PersonId}", Administrators),
    ];

    public static PageRule Of(string route) => All.Single(r => r.Route == route);
}
