using CyberGov.Mail;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Mail;

public sealed class GraphTransportTests(GraphServer server) : IClassFixture<GraphServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_goes_as_the_message_that_would_travel_by_smtp_with_its_id_and_its_calendar_entry()
    {
        using var transport = new GraphEmailTransport(server.Settings(), TimeProvider.System);
        var email = DeliveryCouncil.Email("ada@borsetshire.gov.uk", TimeProvider.System.GetUtcNow());
        email.Attachments.Add(new QueuedEmailAttachment
        {
            FileName = "reviews.ics",
            ContentType = "text/calendar",
            Text = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n",
        });

        var handedOver = await transport.HandOverAsync(email, Token);

        var message = server.Messages.Single(m => m.Contains(email.MessageId("borsetshire.gov.uk"), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(new HandedOver("Taken by Microsoft 365."), handedOver);
        Assert.Contains("method=PUBLISH", message, StringComparison.Ordinal);
        Assert.Contains("reviews.ics", message, StringComparison.Ordinal);
        Assert.Contains("text/html", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_serves_many_mails_and_is_renewed_before_it_ends_and_when_it_is_withdrawn()
    {
        var clock = new FakeClock();
        using var transport = new GraphEmailTransport(server.Settings(), clock);
        var before = server.TokensGiven;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HandOverAsync(transport)));
        clock.Advance(TimeSpan.FromMinutes(50));
        await HandOverAsync(transport);
        Assert.Equal(before + 1, server.TokensGiven);

        clock.Advance(TimeSpan.FromMinutes(6));
        await HandOverAsync(transport);
        Assert.Equal(before + 2, server.TokensGiven);

        server.WithdrawTokens();
        await HandOverAsync(transport);
        Assert.Equal(before + 3, server.TokensGiven);
    }

    [Theory]
    [InlineData(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.", null, MailTrouble.WholeServer, "consent")]
    [InlineData(404, "ErrorInvalidUser", "The requested user is invalid.", null, MailTrouble.WholeServer, "Sender")]
    [InlineData(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.", 17, MailTrouble.WholeServer, "by itself")]
    [InlineData(503, "ErrorServerBusy", "The server is busy.", 300, MailTrouble.WholeServer, "by itself")]
    [InlineData(500, "ErrorInternalServerError", "An internal server error occurred.", null, MailTrouble.Unclear, null)]
    public async Task An_error_says_whose_trouble_it_is_and_how_to_mend_it(
        int status, string code, string message, int? retryAfter, MailTrouble trouble, string? mend)
    {
        server.NextError = (status, code, message, retryAfter);
        using var transport = new GraphEmailTransport(server.Settings(), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<MailServerException>(() => HandOverAsync(transport));

        Assert.Equal((trouble, retryAfter), (failure.Trouble, (int?)failure.RetryAfter?.TotalSeconds));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.True(mend is null ? failure.Mend is null : failure.Mend!.Contains(mend, StringComparison.Ordinal), failure.Mend);
    }

    [Fact]
    public async Task A_recipient_that_graph_finds_invalid_is_refused_for_good()
    {
        server.NextError = (400, "ErrorInvalidRecipients", "At least one recipient is not valid.", null);
        using var transport = new GraphEmailTransport(server.Settings(), TimeProvider.System);

        await Assert.ThrowsAsync<EmailRefusedException>(() => HandOverAsync(transport));
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_application_are_told_apart()
    {
        using var wrongSecret = new GraphEmailTransport(server.Settings(s => s.ClientSecret = "old"), TimeProvider.System);
        using var unknown = new GraphEmailTransport(server.Settings(s => s.ClientId = "nobody"), TimeProvider.System);

        Assert.Contains("ClientSecret", (await FailureAsync(wrongSecret)).Mend, StringComparison.Ordinal);
        Assert.Contains("does not know the application", (await FailureAsync(unknown)).Mend, StringComparison.Ordinal);
    }

    private static Task<HandedOver> HandOverAsync(GraphEmailTransport transport) =>
        transport.HandOverAsync(DeliveryCouncil.Email("ada@borsetshire.gov.uk", TimeProvider.System.GetUtcNow()), Token);

    private static Task<MailServerException> FailureAsync(GraphEmailTransport transport) =>
        Assert.ThrowsAsync<MailServerException>(() => HandOverAsync(transport));
}
