using System.Diagnostics;
using System.Globalization;
using CyberGov.Mail;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Benchmarks.Mail;

/// <summary>How fast queued mails leave: the whole job with its commits, over a real connection to a sink on this machine.</summary>
internal static class MailRaces
{
    private const int Mails = 2_500;
    private const int Runs = 5;
    private const double Target = 150;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        Report.Heading($"Mail: {Mails} digests of 11 KB, hand-off to a sink on the loopback");
        using var sink = new MailSink();
        await using var app = await StartAsync(sink, cancellationToken);
        var rates = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var began = await QueueAndDeliverAsync(app, cancellationToken);
            if (run > 0)
            {
                rates.Add(Mails / began.TotalSeconds);
            }
        }

        if (sink.Taken != Mails * (Runs + 1))
        {
            throw new InvalidOperationException($"{sink.Taken} of {Mails * (Runs + 1)} mails came.");
        }

        Report.AtLeast("mails a second, ledger and leases included, over 8 connections", Report.Median(rates), Target, 1);
    }

    private static Task<TestApp> StartAsync(MailSink sink, CancellationToken cancellationToken) => TestApp.StartAsync(
        new TestAppOptions
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CyberGov:Mail:Transport"] = "Smtp",
                ["CyberGov:Mail:Smtp:Host"] = "127.0.0.1",
                ["CyberGov:Mail:Smtp:Security"] = "None",
                ["CyberGov:Mail:Smtp:Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            },
        },
        cancellationToken);

    private static async Task<TimeSpan> QueueAndDeliverAsync(TestApp app, CancellationToken cancellationToken)
    {
        await app.WithDbAsync(async db =>
        {
            for (var number = 0; number < Mails; number++)
            {
                var line = $"IAM-{number} Review the access rights of joiners, movers and leavers, due on Tuesday. ";
                db.QueuedEmails.Add(new QueuedEmail
                {
                    Kind = "digest",
                    ToAddress = $"owner{number}@borsetshire.gov.uk",
                    ToName = $"Owner {number}",
                    Subject = "7 controls need your review",
                    TextBody = string.Concat(Enumerable.Repeat($"{line}\r\n", 50)),
                    HtmlBody = string.Concat(Enumerable.Repeat($"<p>{line}</p>\r\n", 75)),
                    QueuedAt = app.Clock.Now,
                });
            }

            await db.SaveChangesAsync(cancellationToken);
        });
        var began = Stopwatch.GetTimestamp();
        await app.RunAsync<DeliverQueuedEmailsJob>(cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        var left = await app.WithDbAsync(db => db.QueuedEmails.CountAsync(e => e.State != EmailState.Sent, cancellationToken));

        return left == 0 ? took : throw new InvalidOperationException($"{left} mails were not sent.");
    }
}
