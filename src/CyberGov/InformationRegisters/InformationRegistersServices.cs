using CyberGov.People;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.InformationRegisters;

public static class InformationRegistersServices
{
    public static IServiceCollection AddInformationRegisters(this IServiceCollection services) => services
        .AddScoped<RecordEvidence>()
        .AddScoped<AgreementEvidence>()
        .AddScoped<ProcessingEvidence>()
        .AddScoped<IPiaConsequence, PiaEvidence>()
        .AddScoped<ReportChangeToPias>()
        .AddScoped<SetBackAgreement>()
        .AddScoped<SaveRecord>()
        .AddScoped<ReviewRecord>()
        .AddScoped<RetireRecord>()
        .AddScoped<LinkPia>()
        .AddScoped<ChangeParties>()
        .AddScoped<ActivateAgreement>()
        .AddScoped<RecordRegisterQuery>()
        .AddScoped<RecordSearchQuery>()
        .AddScoped<RecordDetailsQuery>()
        .AddScoped<RecordsOfPiaQuery>()
        .AddScoped<RecordOwnersQuery>()
        .AddScoped<RegistersQuery>()
        .AddScoped<ProcessingExport>()
        .AddScoped<ControllerDetailsBook>()
        .AddScoped<IHandOverPart, HandOverRecords>()
        .AddScoped<IReminderSource, RecordsDue>();
}
