using CyberGov.Mail;

namespace CyberGov.IntegrationTests.Mail;

public sealed class SmtpEmailTransportTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_travels_encrypted_and_signed_in_with_both_its_texts_and_its_fixed_message_id()
    {
        var email = Email("ada@example.gov.uk");
        using var transport = new SmtpEmailTransport(server.Settings());

        var answer = await transport.HandOverAsync(email, Cancellation);
        var received = Assert.Single(server.Take(1));

        Assert.Equal(new HandedOver($"Taken by localhost:{server.Port}."), answer);
        Assert.Equal((true, "cybergov"), (received.WasEncrypted, received.SignedInAs));
        Assert.Equal("ada@example.gov.uk", received.Recipient);
        Assert.Equal($"<{email.QueuedEmailId:N}@borsetshire.gov.uk>", received.MessageId);
        Assert.Contains("Auto-Submitted: auto-generated", received.Headers, StringComparison.Ordinal);
        Assert.Equal("Café £5\r\n.\r\nA line after a dot", received.Text.TrimEnd());
        Assert.Equal("<p>Café £5</p>", received.Html.TrimEnd());
    }

    [Fact]
    public async Task Mails_of_one_run_share_a_connection_even_after_a_refusal()
    {
        using var transport = new SmtpEmailTransport(server.Settings());

        await transport.HandOverAsync(Email("ada@example.gov.uk"), Cancellation);
        await transport.HandOverAsync(Email("bob@example.gov.uk"), Cancellation);
        await Assert.ThrowsAsync<EmailRefusedException>(() => transport.HandOverAsync(Email("bounce@example.gov.uk"), Cancellation));
        await transport.HandOverAsync(Email("cat@example.gov.uk"), Cancellation);

        var sessions = server.Take(3).ConvertAll(m => m.Session);
        Assert.Equal(sessions[0], sessions[1]);
        Assert.NotEqual(sessions[1], sessions[2]);
    }

    [Fact]
    public async Task A_recipient_the_server_refuses_is_refused_for_good_with_the_servers_words()
    {
        using var transport = new SmtpEmailTransport(server.Settings());

        var refusal = await Assert.ThrowsAsync<EmailRefusedException>(
            () => transport.HandOverAsync(Email("bounce.ada@example.gov.uk"), Cancellation));

        Assert.Contains("no such mailbox", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipient_the_server_puts_off_is_tried_again()
    {
        using var transport = new SmtpEmailTransport(server.Settings());

        var failure = await Assert.ThrowsAsync<MailServerException>(
            () => transport.HandOverAsync(Email("slow.once@example.gov.uk"), Cancellation));

        Assert.Contains("451", failure.Message, StringComparison.Ordinal);
        Assert.Contains("try later", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_called_a_wrong_password()
    {
        using var transport = new SmtpEmailTransport(server.Settings(s => s.Password = "wrong"));

        Assert.Contains("did not accept the user name and password", await FailureAsync(transport), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_password_is_called_missing()
    {
        using var transport = new SmtpEmailTransport(server.Settings(s => (s.UserName, s.Password) = (null, null)));

        Assert.Contains("wants a user name and password", await FailureAsync(transport), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_called_unreachable()
    {
        using var transport = new SmtpEmailTransport(server.Settings(s => s.Port = 1));

        Assert.Contains("could not be reached", await FailureAsync(transport), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_not_trusted()
    {
        await using var stranger = new SmtpServer();
        await stranger.StartAsync(isTrusted: false);
        using var transport = new SmtpEmailTransport(stranger.Settings());

        Assert.Contains("certificate of localhost is not trusted", await FailureAsync(transport), StringComparison.Ordinal);
    }

    private static async Task<string> FailureAsync(SmtpEmailTransport transport)
    {
        var failure = await Assert.ThrowsAsync<MailServerException>(
            () => transport.HandOverAsync(Email("ada@example.gov.uk"), Cancellation));

        return failure.InWords;
    }

    private static QueuedEmail Email(string address) => new()
    {
        Kind = "test",
        ToAddress = address,
        ToName = "Ada Lovelace",
        Subject = "Review due: Café",
        TextBody = "Café £5\r\n.\r\nA line after a dot",
        HtmlBody = "<p>Café £5</p>",
        QueuedAt = TimeProvider.System.GetUtcNow(),
    };
}
