using CyberGov.Pias.Risks;
using CyberGov.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Pias.Workflow;

internal static class PiaWorkflowServices
{
    public static IServiceCollection AddPiaWorkflow(this IServiceCollection services) => services
        .AddScoped<CommissionerReplies>()
        .AddScoped<PiaTakers>()
        .AddScoped<IPiaConsequence, CarryAuthors>()
        .AddScoped<IPiaConsequence, FollowConsultation>()
        .AddScoped<IPiaConsequence, PiaEmails>()
        .AddScoped<IReminderSource, PiasDue>()
        .AddScoped<RiskDesk>()
        .AddScoped<WriteRisks>()
        .AddScoped<WriteMeasures>()
        .AddScoped<SettleMeasure>()
        .AddScoped<PiaRisksQuery>()
        .AddScoped<MeasureControlsQuery>()
        .AddScoped<AdviseOnScreening>()
        .AddScoped<RecordConsultation>()
        .AddScoped<PriorConsultationQuery>()
        .AddScoped<ReportPiaChange>()
        .AddScoped<PiaDecisionsDueQuery>();
}
