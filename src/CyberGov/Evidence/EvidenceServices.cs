using CyberGov.Reminders;
using CyberGov.Storage;
using CyberGov.Storage.Scanning;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Evidence;

public static class EvidenceServices
{
    /// <summary>Registers the evidence store, the use cases and the queries.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="stores">Where the bytes lie.</param>
    public static IServiceCollection AddEvidence(this IServiceCollection services, EvidenceStores stores)
    {
        services.AddSingleton(stores);
        services.AddSingleton(_ => stores.Open());
        services.AddScoped<EvidenceIntegrityQuery>();
        services.AddScoped<OrphanSearch>();
        services.AddSingleton<ClamdScanner>();
        services.AddScoped<UploadQuota>();
        services.AddScoped<StoredContents>();
        services.AddScoped<ReceiveFile>();
        services.AddScoped<ServeEvidenceFile>();
        services.AddScoped<LogEvidence>();
        services.AddScoped<LogOwnEvidence>();
        services.AddScoped<EvidenceChange>();
        services.AddScoped<ReviseEvidence>();
        services.AddScoped<ClassifyEvidence>();
        services.AddScoped<SubmitEvidence>();
        services.AddScoped<DecideOnEvidence>();
        services.AddScoped<DisposeOfEvidence>();
        services.AddScoped<WithdrawEvidence>();
        services.AddScoped<AttachEvidence>();
        services.AddScoped<DetachEvidence>();
        services.AddScoped<EvidenceRegisterQuery>();
        services.AddScoped<EvidenceDetailsQuery>();
        services.AddScoped<EvidenceHistoryQuery>();
        services.AddScoped<EvidenceFileQuery>();
        services.AddScoped<EvidenceChoicesQuery>();
        services.AddScoped<EvidenceOfControlQuery>();
        services.AddScoped<EvidenceCountsQuery>();
        services.AddScoped<EvidenceDuplicatesQuery>();
        services.AddScoped<HeldFilesQuery>();
        services.AddScoped<EvidenceSuggestionsQuery>();
        services.AddScoped<EvidenceRelianceQuery>();
        services.AddScoped<RetentionQueries>();
        services.AddScoped<ChangeRetention>();
        services.AddScoped<EvidencePermissions>();
        services.AddScoped<EvidenceWaitingQuery>();
        services.AddScoped<RecordDownload>();
        return services.AddRequestsAndMail();
    }

    private static IServiceCollection AddRequestsAndMail(this IServiceCollection services) => services
        .AddScoped<IReminderSource, EvidenceRequestsDue>()
        .AddScoped<IReminderSource, EvidenceDue>()
        .AddScoped<RequestEvidence>()
        .AddScoped<AnswerEvidenceRequest>()
        .AddScoped<CloseEvidenceRequest>()
        .AddScoped<RequestEndedMail>()
        .AddScoped<EvidenceRequestQueries>()
        .AddScoped<MailedFiles>()
        .AddScoped<TakeInMail>()
        .AddScoped<TakeInMailJob>();
}
