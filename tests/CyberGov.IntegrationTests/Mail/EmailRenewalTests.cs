using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Mail;

public sealed class EmailRenewalTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private const string Kind = "renewed";

    [Fact]
    public async Task A_mail_that_goes_at_once_is_not_written_anew()
    {
        await using var app = await StartAsync(stillNeeded: false);
        await app.QueueAsync(DeliveryCouncil.Email("ada@borsetshire.gov.uk", app.Clock.Now, kind: Kind));

        await app.DeliverAsync();

        Assert.Equal("Text", Assert.Single(server.Take(1)).Text.Trim());
    }

    [Fact]
    public async Task A_mail_that_waited_over_an_hour_says_what_is_true_now_and_keeps_its_message_id()
    {
        await using var app = await StartAsync(stillNeeded: true);
        var id = await app.QueueAsync(DeliveryCouncil.Email("ada@borsetshire.gov.uk", app.Clock.Now, kind: Kind));
        var ofAnotherKind = await app.QueueAsync("bob@borsetshire.gov.uk");
        app.Clock.Advance(TimeSpan.FromMinutes(61));

        await app.DeliverAsync();

        var byId = server.Take(2).ToDictionary(m => m.MessageId, m => m.Text.Trim(), StringComparer.Ordinal);
        Assert.Equal("Written anew", byId[$"<{id:N}@borsetshire.gov.uk>"]);
        Assert.Equal("Text", byId[$"<{ofAnotherKind:N}@borsetshire.gov.uk>"]);
        Assert.Equal("Written anew", (await app.EmailAsync(id)).TextBody);
    }

    [Fact]
    public async Task A_mail_that_is_tried_again_and_no_longer_needed_is_dropped_and_says_so()
    {
        await using var app = await StartAsync(stillNeeded: false);
        var id = await app.QueueAsync(DeliveryCouncil.Email("slow.renewed@borsetshire.gov.uk", app.Clock.Now, kind: Kind));
        await app.DeliverAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        await app.DeliverAsync();

        var email = await app.EmailAsync(id);
        Assert.Equal((EmailState.NotNeeded, null), (email.State, email.LeasedUntil));
        Assert.StartsWith("Not sent", email.LastAnswer, StringComparison.Ordinal);
        Assert.Empty(server.TakeAll());
    }

    [Fact]
    public async Task An_attachment_travels_with_its_name_character_set_and_calendar_method()
    {
        const string Calendar = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n";
        await using var app = await StartAsync(stillNeeded: true);
        var email = DeliveryCouncil.Email("ada@borsetshire.gov.uk", app.Clock.Now);
        email.Attachments.Add(new QueuedEmailAttachment { FileName = "reviews.ics", ContentType = "text/calendar", Text = Calendar });
        await app.QueueAsync(email);

        await app.DeliverAsync();

        var received = Assert.Single(server.Take(1));
        var file = Assert.Single(received.Attachments);
        Assert.Equal(Calendar, file.Text);
        Assert.Contains("method=CANCEL", file.Head, StringComparison.Ordinal);
        Assert.Contains("charset=utf-8", file.Head, StringComparison.Ordinal);
        Assert.Contains("reviews.ics", file.Head, StringComparison.Ordinal);
        Assert.Equal("Text", received.Text.Trim());
    }

    private Task<TestApp> StartAsync(bool stillNeeded) => DeliveryCouncil.StartAsync(
        server, services: services => services.AddSingleton<IEmailRenewal>(new Renewal(stillNeeded)));

    private sealed class Renewal(bool stillNeeded) : IEmailRenewal
    {
        public string Kind => EmailRenewalTests.Kind;

        public Task<bool> RenewAsync(QueuedEmail email, CancellationToken cancellationToken)
        {
            email.TextBody = "Written anew";
            return Task.FromResult(stillNeeded);
        }
    }
}
