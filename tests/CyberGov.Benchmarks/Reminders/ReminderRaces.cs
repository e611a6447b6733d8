using System.Diagnostics;
using System.Globalization;
using CyberGov.Benchmarks.Council;
using CyberGov.Benchmarks.Packs;
using CyberGov.Benchmarks.Serving;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Reminders;
using CyberGov.Testing;
using CyberGov.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberGov.Benchmarks.Reminders;

/// <summary>One morning of a very large council: everything owed is found, written and saved, in a process of its own.</summary>
internal static class ReminderRaces
{
    /// <summary>The last is the council that the limits are for; the first shows what memory does as there is more to remind of.</summary>
    private static readonly (int Owners, int Items)[] Sizes = [(500, 5_000), (5_000, 50_000)];

    private static readonly string[] Mornings = ["the first morning, all of it owed", "the same morning again, nothing owed"];

    private const double MostSeconds = 10;
    private const double MostMegabytes = 600;
    private const double MostGrowth = 1.25;

    /// <summary>A Wednesday on which no bank holiday lies.</summary>
    private static readonly DateOnly Morning = new(2027, 2, 10);

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var peaks = new List<double[]>();
        foreach (var (owners, items) in Sizes)
        {
            peaks.Add(await RunAsync(owners, items, cancellationToken));
        }

        Report.Heading($"Memory at {Sizes[^1].Items:N0} due items against {Sizes[0].Items:N0}");
        foreach (var (index, morning) in Mornings.Index())
        {
            Report.AtMost($"{morning}: peak MB", peaks[^1][index], peaks[0][index], MostGrowth);
        }
    }

    /// <returns>The peak of each morning.</returns>
    private static async Task<double[]> RunAsync(int owners, int items, CancellationToken cancellationToken)
    {
        Report.Heading($"Digests of {items:N0} due items for {owners:N0} owners");
        var folder = Directory.CreateTempSubdirectory("cybergov-reminders-").FullName;
        try
        {
            await BuildAsync(folder, owners, items, cancellationToken);
            var peaks = new List<double>();
            foreach (var morning in Mornings)
            {
                var answer = await Child.RunAsync(["morning", folder], cancellationToken);
                Report.Fact($"{morning}: digests", answer[0]);
                Report.AtMost($"{morning}: seconds", double.Parse(answer[1], CultureInfo.InvariantCulture), MostSeconds);
                Report.Fact($"{morning}: seconds of processor", Report.Figure(double.Parse(answer[2], CultureInfo.InvariantCulture)));
                peaks.Add(double.Parse(answer[3], CultureInfo.InvariantCulture));
                Report.AtMost($"{morning}: peak MB", peaks[^1], MostMegabytes);
            }

            return [.. peaks];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the child does: the job as the timetable runs it.</summary>
    public static async Task RunOneAsync(string folder, CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(Server.Settings(folder), SetClock);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        var before = await db.QueuedEmails.CountAsync(cancellationToken);
        var (began, worked) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await scope.ServiceProvider.GetRequiredService<SendRemindersJob>().ExecuteAsync(cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);

        Console.WriteLine(await db.QueuedEmails.CountAsync(cancellationToken) - before);
        Console.WriteLine(took.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine((Environment.CpuUsage.TotalTime - worked).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(PeakMemory.Megabytes().ToString(CultureInfo.InvariantCulture));
    }

    private static void SetClock(WebApplicationBuilder builder) =>
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeClock { Now = UkTime.At(Morning, new TimeOnly(7, 30)) }));

    private static async Task BuildAsync(string folder, int owners, int items, CancellationToken cancellationToken)
    {
        await using var app = CyberGovHost.Build(Server.Settings(folder), SetClock);
        await Startup.PrepareAsync(app.Services, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Organisations.Add(new Organisation { Name = "Borsetshire District Council", Nation = Nation.England, SetUpAt = UkTime.At(Morning, TimeOnly.MinValue) });
        await db.SaveChangesAsync(cancellationToken);
        var controls = await db.Controls.OrderBy(c => c.Code).Select(c => c.ControlId).ToListAsync(cancellationToken);
        List<Person> people = [.. Enumerable.Range(0, owners).Select(PersonOf)];
        db.InsertAll(people);
        db.InsertAll(Enumerable.Range(0, items).Select(n => RequestOf(n, people[n % owners].Id, controls[n % controls.Count])));
        await transaction.CommitAsync(cancellationToken);
    }

    private static Person PersonOf(int number)
    {
        var address = $"owner{number}@borsetshire.gov.uk";
        return new Person
        {
            Name = $"Owner {number}",
            Email = address,
            UserName = address,
            NormalizedEmail = address.ToUpperInvariant(),
            NormalizedUserName = address.ToUpperInvariant(),
        };
    }

    /// <summary>Due from thirty days ago to thirty days on, so that every one is owed.</summary>
    private static EvidenceRequest RequestOf(int number, Guid askedOfId, Guid controlId) => new()
    {
        Code = $"REQ-2026-{number:D5}",
        ControlId = controlId,
        AskedOfId = askedOfId,
        RequestedById = askedOfId,
        RequestedAt = UkTime.At(Morning.AddDays(-90), new TimeOnly(12, 0)),
        RequestedOn = Morning.AddDays(-90),
        Wanted = "What shows that this works",
        DueOn = Morning.AddDays((number % 61) - 30),
    };
}
