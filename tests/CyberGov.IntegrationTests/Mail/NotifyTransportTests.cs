using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Mail;

public sealed class NotifyTransportTests(NotifyServer server) : IClassFixture<NotifyServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_goes_with_a_signed_token_as_subject_and_words_of_the_template_and_our_id_as_reference()
    {
        server.Now = () => TimeProvider.System.GetUtcNow();
        using var transport = new NotifyEmailTransport(server.Settings(), TimeProvider.System);
        var email = DeliveryCouncil.Email("ada@borsetshire.gov.uk", TimeProvider.System.GetUtcNow());

        var handedOver = await transport.HandOverAsync(email, Token);

        var taken = server.Taken[handedOver.Receipt!];
        Assert.Equal("ada@borsetshire.gov.uk", taken.GetProperty("email_address").GetString());
        Assert.Equal(email.QueuedEmailId.ToString("D"), taken.GetProperty("reference").GetString());
        Assert.Equal("Subject", taken.GetProperty("personalisation").GetProperty("subject").GetString());
        Assert.Equal("Text", taken.GetProperty("personalisation").GetProperty("body").GetString());
    }

    [Fact]
    public async Task An_address_that_notify_finds_invalid_is_refused_for_good()
    {
        using var transport = new NotifyEmailTransport(server.Settings(), TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<EmailRefusedException>(() => HandOverAsync(transport, "ada@localhost"));

        Assert.Contains("Not a valid email address", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "AuthError", "Invalid token: API key not found", MailTrouble.WholeServer, "ApiKey")]
    [InlineData(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds", MailTrouble.WholeServer, "clock")]
    [InlineData(400, "BadRequestError", "Can’t send to this recipient using a team-only API key", MailTrouble.Unclear, "live")]
    [InlineData(400, "BadRequestError", "Missing personalisation: body", MailTrouble.WholeServer, "TemplateId")]
    [InlineData(429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds", MailTrouble.WholeServer, "by itself")]
    [InlineData(500, "Exception", "Internal server error", MailTrouble.Unclear, null)]
    [InlineData(503, "Exception", "Service unavailable", MailTrouble.WholeServer, "by itself")]
    public async Task An_error_says_whose_trouble_it_is_and_how_to_mend_it(
        int status, string error, string message, MailTrouble trouble, string? mend)
    {
        server.NextError = (status, error, message);
        using var transport = new NotifyEmailTransport(server.Settings(), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<MailServerException>(() => HandOverAsync(transport, "ada@borsetshire.gov.uk"));

        Assert.Equal(trouble, failure.Trouble);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(status == 429 ? TimeSpan.FromMinutes(1) : null, failure.RetryAfter);
        Assert.True(mend is null ? failure.Mend is null : failure.Mend!.Contains(mend, StringComparison.Ordinal), failure.Mend);
    }

    [Fact]
    public async Task A_wrong_secret_a_wrong_clock_and_a_wrong_template_are_told_apart()
    {
        using var wrongSecret = new NotifyEmailTransport(
            server.Settings(s => s.ApiKey = s.ApiKey[..^1] + "f"), TimeProvider.System);
        using var wrongClock = new NotifyEmailTransport(server.Settings(), new FakeClock { Now = TimeProvider.System.GetUtcNow().AddMinutes(-2) });
        using var wrongTemplate = new NotifyEmailTransport(
            server.Settings(s => s.TemplateId = Guid.Empty.ToString()), TimeProvider.System);

        Assert.Contains("revoked", (await FailureAsync(wrongSecret)).Mend, StringComparison.Ordinal);
        Assert.Contains("clock", (await FailureAsync(wrongClock)).Mend, StringComparison.Ordinal);
        Assert.Contains("TemplateId", (await FailureAsync(wrongTemplate)).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notify_that_is_not_there_is_called_unreachable()
    {
        using var transport = new NotifyEmailTransport(server.Settings(s => s.BaseUrl = "http://127.0.0.1:1"), TimeProvider.System);

        var failure = await FailureAsync(transport);

        Assert.Equal(MailTrouble.WholeServer, failure.Trouble);
        Assert.Contains("could not be reached", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_of_a_mail_is_asked_and_kept_and_a_permanent_failure_marks_the_person()
    {
        await using var app = await StartAsync();
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var bob = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var (gone, arrived) = (await QueueAsync(app, ada), await QueueAsync(app, bob));
        var full = await app.QueueAsync("cat@borsetshire.gov.uk");
        await app.WithDbAsync(db => db.People.Where(p => p.Id == bob.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.MailRefusedAt, app.Clock.Now), Token));
        await app.DeliverAsync();
        Assert.Equal(EmailState.Sent, (await app.EmailAsync(gone)).State);

        // Taken is not arrived: the mark stays until it has.
        Assert.NotNull((await app.PersonAsync(bob.Id)).MailRefusedAt);
        server.Statuses[(await app.EmailAsync(gone)).Receipt!] = "sending";
        server.Statuses[(await app.EmailAsync(full)).Receipt!] = "temporary-failure";

        await AskAfterAsync(app, TimeSpan.FromMinutes(2));
        Assert.Equal(EmailState.Sent, (await app.EmailAsync(gone)).State);

        server.Statuses[(await app.EmailAsync(gone)).Receipt!] = "permanent-failure";
        await AskAfterAsync(app, TimeSpan.FromMinutes(5));

        Assert.Equal((EmailState.Failed, null), ((await app.EmailAsync(gone)).State, (await app.EmailAsync(gone)).ReceiptDueAt));
        Assert.NotNull((await app.PersonAsync(ada.Id)).MailRefusedAt);
        Assert.Contains("delivered", (await app.AttemptsAsync(arrived))[^1].Answer, StringComparison.Ordinal);
        Assert.Null((await app.PersonAsync(bob.Id)).MailRefusedAt);

        var again = await app.EmailAsync(full);
        Assert.Equal(EmailState.Queued, again.State);
        await app.DeliverAsync();
        Assert.Equal(2, server.Taken.Values.Count(t => t.GetProperty("reference").GetString() == full.ToString("D")));
    }

    [Fact]
    public async Task A_mail_that_was_taken_before_a_crash_is_looked_up_instead_of_sent_twice()
    {
        server.Now = () => TimeProvider.System.GetUtcNow();
        using var transport = new NotifyEmailTransport(server.Settings(), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        var email = DeliveryCouncil.Email("ada@borsetshire.gov.uk", now);
        email.Lease(now, TimeSpan.FromMinutes(1));
        var first = await transport.HandOverAsync(email, Token);

        email.Lease(now, TimeSpan.FromMinutes(1));
        var second = await transport.HandOverAsync(email, Token);

        Assert.Equal(first.Receipt, second.Receipt);
        Assert.Single(server.Taken.Values, t => t.GetProperty("reference").GetString() == email.QueuedEmailId.ToString("D"));
    }

    [Fact]
    public async Task When_notify_asks_to_wait_nothing_more_goes_until_the_minute_is_over()
    {
        await using var app = await StartAsync();
        for (var number = 0; number < 5; number++)
        {
            await app.QueueAsync($"owner{number}@borsetshire.gov.uk");
        }

        server.NextError = (429, "RateLimitError", "Exceeded rate limit");
        await app.DeliverAsync();
        await app.DeliverAsync();
        Assert.Equal(1, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Token)));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DeliverAsync();
        Assert.Equal(5, await app.WithDbAsync(db => db.QueuedEmails.CountAsync(e => e.State == EmailState.Sent, Token)));
    }

    private async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["CyberGov:Mail:Transport"] = "Notify",
                    ["CyberGov:Mail:Notify:ApiKey"] = server.Settings().Notify.ApiKey,
                    ["CyberGov:Mail:Notify:TemplateId"] = NotifyServer.TemplateId,
                    ["CyberGov:Mail:Notify:BaseUrl"] = server.Address,
                },
            },
            Token);
        server.Now = () => app.Clock.Now;

        return app;
    }

    private static Task<Guid> QueueAsync(TestApp app, Person person) =>
        app.QueueAsync(DeliveryCouncil.Email(person.Email!, app.Clock.Now, person));

    private static Task AskAfterAsync(TestApp app, TimeSpan wait)
    {
        app.Clock.Advance(wait);
        return app.RunAsync<AskForReceiptsJob>(Token);
    }

    private Task<HandedOver> HandOverAsync(NotifyEmailTransport transport, string address)
    {
        server.Now = () => TimeProvider.System.GetUtcNow();
        return transport.HandOverAsync(DeliveryCouncil.Email(address, TimeProvider.System.GetUtcNow()), Token);
    }

    private Task<MailServerException> FailureAsync(NotifyEmailTransport transport) =>
        Assert.ThrowsAsync<MailServerException>(() => HandOverAsync(transport, "ada@borsetshire.gov.uk"));
}
