using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(
        this IServiceCollection services, MailSettings settings, SiteAddress siteAddress, string dataFolder)
    {
        services.AddSingleton(settings);
        services.AddSingleton(siteAddress);
        services.AddSingleton<DeliveryPause>();
        services.AddScoped<DeliverQueuedEmailsJob>();
        services.AddScoped<AskForReceiptsJob>();
        services.AddScoped<RenewEmails>();
        services.AddScoped<RecordHandOff>();
        services.AddSingleton<LeaseRenewal>();
        services.AddScoped<MailRegisterQuery>();
        services.AddScoped<MailDetailsQuery>();
        services.AddScoped<RefusedPeopleQuery>();
        services.AddScoped<SendAgain>();
        services.AddScoped<SendTestMail>();

        return settings.Transport switch
        {
            // One transport a delivery run: its connections close when the run ends.
            MailTransport.Smtp => services.AddScoped<IEmailTransport, SmtpEmailTransport>(),
            MailTransport.Notify => services.AddSingleton<IEmailTransport, NotifyEmailTransport>(),
            MailTransport.Graph => services.AddSingleton<IEmailTransport, GraphEmailTransport>(),
            _ => services.AddScoped<IEmailTransport>(_ => new FolderEmailTransport(settings, Path.Combine(dataFolder, "mail"))),
        };
    }
}
