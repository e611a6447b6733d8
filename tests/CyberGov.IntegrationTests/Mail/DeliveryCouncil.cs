using System.Globalization;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Mail;

/// <summary>A council whose mails go to the tests' own mail server, and what its tests of delivery ask for.</summary>
internal static class DeliveryCouncil
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<TestApp> StartAsync(
        SmtpServer server,
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        int? port = null,
        string from = "cybergov@borsetshire.gov.uk",
        Action<IServiceCollection>? services = null) => TestApp.StartAsync(
        new TestAppOptions
        {
            Provider = provider,
            Services = services,
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CyberGov:Mail:Transport"] = "Smtp",
                ["CyberGov:Mail:From"] = from,
                ["CyberGov:Mail:Smtp:Host"] = "localhost",
                ["CyberGov:Mail:Smtp:Port"] = (port ?? server.Port).ToString(CultureInfo.InvariantCulture),
                ["CyberGov:Mail:Smtp:UserName"] = "cybergov",
                ["CyberGov:Mail:Smtp:Password"] = "s3cret",
            },
        },
        Token);

    public static QueuedEmail Email(string address, DateTimeOffset at, Person? person = null, string kind = "test") => new()
    {
        Kind = kind,
        PersonId = person?.Id,
        ToAddress = address,
        ToName = "Somebody",
        Subject = "Subject",
        TextBody = "Text",
        HtmlBody = "<p>Text</p>",
        QueuedAt = at,
    };

    public static async Task<Guid> QueueAsync(this TestApp app, QueuedEmail email)
    {
        await app.WithDbAsync(async db =>
        {
            db.QueuedEmails.Add(email);
            await db.SaveChangesAsync(Token);
        });

        return email.QueuedEmailId;
    }

    public static Task<Guid> QueueAsync(this TestApp app, string address) => app.QueueAsync(Email(address, app.Clock.Now));

    public static Task DeliverAsync(this TestApp app) => app.RunAsync<DeliverQueuedEmailsJob>(Token);

    public static Task<QueuedEmail> EmailAsync(this TestApp app, Guid id) =>
        app.WithDbAsync(db => db.QueuedEmails.AsNoTracking().SingleAsync(e => e.QueuedEmailId == id, Token));

    public static Task<List<EmailAttempt>> AttemptsAsync(this TestApp app, Guid id) => app.WithDbAsync(db =>
        db.EmailAttempts.AsNoTracking().Where(a => a.QueuedEmailId == id).OrderBy(a => a.AttemptedAt).ToListAsync(Token));

    public static Task<Person> PersonAsync(this TestApp app, Guid id) =>
        app.WithDbAsync(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id, Token));
}
