using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(
        this IServiceCollection services, MailSettings settings, SiteAddress siteAddress, string dataFolder)
    {
        services.AddSingleton(settings);
        services.AddSingleton(siteAddress);
        services.AddScoped<DeliverQueuedEmailsJob>();
        services.AddScoped<MailRegisterQuery>();
        services.AddScoped<MailDetailsQuery>();
        services.AddScoped<SendAgain>();

        // One transport a delivery run: its connections close when the run ends.
        return settings.Transport == MailTransport.Smtp
            ? services.AddScoped<IEmailTransport, SmtpEmailTransport>()
            : services.AddScoped<IEmailTransport>(_ => new FolderEmailTransport(settings, Path.Combine(dataFolder, "mail")));
    }
}
