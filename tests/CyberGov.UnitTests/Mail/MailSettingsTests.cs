using CyberGov.Mail;

namespace CyberGov.UnitTests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void A_folder_needs_no_mail_server()
    {
        Assert.Empty(new MailSettings().Problems());
    }

    [Fact]
    public void A_mail_server_with_encryption_and_a_password_is_fine()
    {
        Assert.Empty(Smtp(s => (s.UserName, s.Password) = ("cybergov", "secret")).Problems());
    }

    [Fact]
    public void What_would_go_wrong_is_said_with_its_key()
    {
        Assert.Contains("Smtp:Host", Problem(s => s.Host = ""), StringComparison.Ordinal);
        Assert.Contains("465", Problem(s => s.Port = 465), StringComparison.Ordinal);
        Assert.Contains("UserName", Problem(s => s.UserName = "cybergov"), StringComparison.Ordinal);
        Assert.Contains("in the clear", Problem(s =>
            (s.UserName, s.Password, s.Security) = ("cybergov", "secret", SmtpSecurity.None)), StringComparison.Ordinal);
        Assert.Contains("Mail:From", Assert.Single(new MailSettings { From = "nobody" }.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Notify_needs_a_whole_key_and_a_template()
    {
        const string Key = "cybergov-live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";
        var settings = new MailSettings
        {
            Transport = MailTransport.Notify,
            Notify = { ApiKey = Key, TemplateId = "f33517ff-2a88-4f6e-b855-c550268ce08a" },
        };
        Assert.Empty(settings.Problems());

        settings.Notify.ApiKey = Key[^40..];
        settings.Notify.BaseUrl = "http://notify.example.gov.uk";
        settings.Notify.TemplateId = "welcome";
        Assert.Equal(["ApiKey", "TemplateId", "BaseUrl"], settings.Problems().Select(KeyOf));

        settings.Notify.ApiKey = Key["cybergov-live-".Length..];
        Assert.Equal("ApiKey", KeyOf(settings.Problems().First()));
    }

    [Fact]
    public void Graph_needs_an_application_and_a_mailbox()
    {
        var settings = new MailSettings
        {
            Transport = MailTransport.Graph,
            Graph = { TenantId = "tenant", ClientId = "client", ClientSecret = "secret", Sender = "cybergov@example.gov.uk" },
        };
        Assert.Empty(settings.Problems());

        (settings.Graph.ClientSecret, settings.Graph.Sender, settings.Graph.LoginUrl) = ("", " ", "login");
        Assert.Equal(["ClientSecret", "Sender", "LoginUrl"], settings.Problems().Select(KeyOf));
    }

    private static string KeyOf(string problem) => problem.Split(' ')[0].Split(':')[^1];

    private static string Problem(Action<SmtpSettings> change) => Assert.Single(Smtp(change).Problems());

    private static MailSettings Smtp(Action<SmtpSettings> change)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Smtp = { Host = "mail.example.gov.uk" } };
        change(settings.Smtp);

        return settings;
    }
}
