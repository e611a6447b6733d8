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

    private static string Problem(Action<SmtpSettings> change) => Assert.Single(Smtp(change).Problems());

    private static MailSettings Smtp(Action<SmtpSettings> change)
    {
        var settings = new MailSettings { Transport = MailTransport.Smtp, Smtp = { Host = "mail.example.gov.uk" } };
        change(settings.Smtp);

        return settings;
    }
}
