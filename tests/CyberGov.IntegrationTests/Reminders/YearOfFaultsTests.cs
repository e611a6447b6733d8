using System.Globalization;
using System.Text.RegularExpressions;
using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Mail;
using CyberGov.IntegrationTests.Reviews;
using CyberGov.Mail;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>
/// A year of a large council, 5,000 controls and 800 people, with all that can go wrong: mails put off and broken off, people who
/// are refused, a day without the mail server, a clock that jumps, and the program killed at twenty random points.
/// </summary>
public sealed partial class YearOfFaultsTests
{
    private const int ControlCount = 5_000;
    private const int PersonCount = 800;
    private const int KillCount = 20;

    private static readonly DateOnly FirstDay = new(2027, 11, 1);
    private static readonly DateOnly LastDay = new(2028, 10, 31);

    /// <summary>From the first morning to the second; the mails of both go out on the second.</summary>
    private static readonly DateOnly Down = new(2028, 3, 14);

    /// <summary>In the afternoon the clock shows three days later and stays so.</summary>
    private static readonly DateOnly JumpsAhead = new(2028, 5, 16);

    /// <summary>In the afternoon the clock shows the day before, until the next morning.</summary>
    private static readonly DateOnly JumpsBack = new(2028, 7, 12);

    private static readonly TimeOnly[] Passes = [new(7, 31), new(7, 33), new(7, 36), new(7, 45), new(8, 20), new(9, 45), new(11, 15), new(13, 0)];

    private static readonly TimeOnly[] AfterTheJump = [new(14, 0), new(14, 2), new(14, 10), new(15, 30), new(17, 0)];

    private readonly Random _random = new(20271101);
    private readonly List<LadderPerson> _people = [];
    private readonly Dictionary<string, int> _arrivals = new(StringComparer.Ordinal);
    private readonly HashSet<(string Address, Guid ReviewId)> _missing = [];
    private LadderDiary _diary = null!;
    private (int Left, DateOnly? LastOn) _kills = (KillCount, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_reminder_owed_in_a_year_of_faults_arrives_and_none_arrives_twice()
    {
        await using var server = await FaultySmtpServer.StartAsync(Cancellation);
        await using var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Services = services => services.ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(new NoWaitForDisk())),
            },
            Cancellation);
        await SettleAsync(app);
        var jobs = new ClockedJobs(SettingsOf(app, server));

        for (var day = FirstDay; day <= LastDay; day = day.AddDays(day == JumpsAhead ? 3 : 1))
        {
            if (day == Down || day == Down.AddDays(1))
            {
                await server.SayAsync(day == Down ? "down" : "still down", Cancellation);
            }

            await LiveThroughAsync(app, server, jobs, day);
        }

        await jobs.DisposeAsync();
        var faults = await server.SayAsync("how was it", Cancellation);
        Assert.Empty(_missing);
        Assert.Equal(0, _kills.Left);
        Assert.True(_arrivals.Count > 10_000, $"Only {_arrivals.Count} mails in a year: too quiet to prove anything.");
        Assert.All(["putOff", "refused", "broken"], fault => Assert.True(faults.GetProperty(fault).GetInt32() >= 20, fault));

        // A mail that was handed over when the program was killed may come again, under the same Message-ID.
        Assert.All(_arrivals, mail => Assert.InRange(mail.Value, 1, 2));
        await AssertNothingWaitsAsync(app);
    }

    private async Task LiveThroughAsync(TestApp app, FaultySmtpServer server, ClockedJobs jobs, DateOnly day)
    {
        var demanded = _diary.DemandsOf(day);
        _missing.UnionWith(demanded.Where(d => !d.Person.IsRefused).Select(d => (d.Person.Address, d.Review.ReviewId)));
        foreach (var refused in demanded.Select(d => d.Person).Where(p => p is { IsRefused: true, RefusedOn: null }))
        {
            refused.RefusedOn = day == Down ? day.AddDays(1) : day;
        }

        var owed = _missing.ToHashSet();
        var passes = day == JumpsAhead.AddDays(3) ? AfterTheJump : LadderDiary.IsWorkingDay(day) ? Passes : Passes[..1];
        foreach (var time in passes)
        {
            if (day == Down.AddDays(1) && time == new TimeOnly(8, 20))
            {
                await server.SayAsync("up", Cancellation);
            }

            await PassAsync(jobs, UkTime.At(day, time));
        }

        if (day == JumpsBack)
        {
            await PassAsync(jobs, UkTime.At(day.AddDays(-1), new TimeOnly(14, 0)));
        }

        Check(day, await server.TakeAsync(Cancellation), owed);
        await DoTheWorkOfAsync(app, day);
    }

    /// <summary>The jobs live through one moment; at some of them they are killed in it, and start anew for the next.</summary>
    private async Task PassAsync(ClockedJobs jobs, DateTimeOffset moment)
    {
        var isKilled = _kills.Left > 0 && moment.Minute == 31 && LadderDiary.IsWorkingDay(UkTime.DateIn(moment)) && _random.Next(8) == 0;
        var process = await jobs.ProcessAsync(Cancellation);
        await process.BeginAsync(moment);
        if (!isKilled)
        {
            await process.EndAsync(Cancellation);
            return;
        }

        _kills = (_kills.Left - 1, UkTime.DateIn(moment));
        await Task.Delay(_random.Next(1, 600), Cancellation);
        await jobs.KillAsync();
    }

    /// <summary>What came today was owed today, each person had one mail, and by evening nothing owed is left unless the server was down.</summary>
    private void Check(DateOnly day, List<ReceivedEmail> received, HashSet<(string Address, Guid ReviewId)> owed)
    {
        var mails = received.GroupBy(m => m.MessageId, StringComparer.Ordinal).Select(copies =>
        {
            _arrivals[copies.Key] = _arrivals.GetValueOrDefault(copies.Key) + copies.Count();
            return copies.First();
        }).ToList();
        // A kill repeats at most the one mail that was on its way at that moment, and nothing else does.
        Assert.InRange(mails.Count(m => _arrivals[m.MessageId] > 1), 0, _kills.LastOn == day ? 1 : 0);
        Assert.All(mails.GroupBy(m => m.Recipient, StringComparer.Ordinal), mine => Assert.True(mine.Count() == 1, $"{mine.Key} had {mine.Count()} mails on {day:O}."));
        foreach (var told in mails.SelectMany(m => ReviewLink().Matches(m.Text).Select(link => (m.Recipient, Guid.Parse(link.Groups["id"].Value)))).Distinct())
        {
            Assert.True(owed.Contains(told), $"{told.Recipient} was told of a review again, or too early, on {day:O}.");
            _missing.Remove(told);
        }

        if (day != Down)
        {
            Assert.True(_missing.Count == 0, $"{_missing.Count} reminders of {day:O} did not come, such as {_missing.FirstOrDefault()}.");
        }
    }

    private static async Task AssertNothingWaitsAsync(TestApp app)
    {
        var states = await app.WithDbAsync(db => db.QueuedEmails.Select(e => e.State).Distinct().ToListAsync(Cancellation));
        Assert.DoesNotContain(EmailState.Queued, states);
    }

    private async Task DoTheWorkOfAsync(TestApp app, DateOnly day)
    {
        app.Clock.Now = UkTime.At(day, new TimeOnly(15, 0));
        var done = _diary.Reviews.Where(r => !r.IsDone && r.DoneOn <= day).ToList();
        foreach (var review in done)
        {
            var viewer = new Viewer(review.Owner.PersonId, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
            var nextDueOn = await app.WithAsync<CompleteReview, DateOnly?>(complete => complete.ExecuteAsync(
                viewer, review.ReviewId, new ReviewFindings(ReviewOutcome.InPlace, Note: null, []), Cancellation));
            Assert.Equal(day.AddMonths(12), nextDueOn);
            review.IsDone = true;

            // Done before the mail server was back: nothing is owed of it any more.
            _missing.RemoveWhere(m => m.ReviewId == review.ReviewId);
        }

        await app.WithDbAsync(db => OpenNextAsync(db, done, day));
    }

    private async Task OpenNextAsync(CyberGovDbContext db, List<LadderReview> done, DateOnly day)
    {
        var controlIds = done.ConvertAll(r => r.ControlId);
        var next = await db.Reviews
            .Where(r => r.CompletedAt == null && controlIds.Contains(r.ControlId))
            .ToDictionaryAsync(r => r.ControlId, r => r.ReviewId, Cancellation);
        _diary.Reviews.RemoveAll(r => r.IsDone);
        _diary.Reviews.AddRange(done.Select(r => new LadderReview
        {
            ReviewId = next[r.ControlId],
            ControlId = r.ControlId,
            Owner = r.Owner,
            Deputy = r.Deputy,
            CreatedOn = day,
            DueOn = day.AddMonths(12),
            DoneOn = DoneOn(day.AddMonths(12)),
        }));
    }

    private static string[] SettingsOf(TestApp app, FaultySmtpServer server) =>
    [
        $"--CyberGov:DataFolder={app.DataFolder}",
        "--CyberGov:Database:Provider=Sqlite",
        $"--CyberGov:Database:ConnectionString={app.ConnectionString}",
        "--CyberGov:Jobs:Enabled=false",
        "--CyberGov:Mail:Transport=Smtp",
        "--CyberGov:Mail:From=cybergov@borsetshire.gov.uk",
        "--CyberGov:Mail:Smtp:Host=127.0.0.1",
        "--CyberGov:Mail:Smtp:Security=None",
        $"--CyberGov:Mail:Smtp:Port={server.Port.ToString(CultureInfo.InvariantCulture)}",
    ];

    [GeneratedRegex("/reviews/(?<id>[0-9a-f-]{36})/complete|/reminders/review/(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReviewLink();

    private async Task SettleAsync(TestApp app)
    {
        app.Clock.Now = UkTime.At(FirstDay.AddDays(-1), new TimeOnly(20, 0));
        await app.ForgetReviewsAsync(Cancellation);
        await app.WithDbAsync(AddPeopleAsync);
        await app.WithDbAsync(AddControlsAsync);
    }

    /// <summary>Every tenth person manages the nine after them; some of those are refused by the mail server.</summary>
    private async Task AddPeopleAsync(CyberGovDbContext db)
    {
        for (var n = 0; n < PersonCount; n++)
        {
            var address = $"{(n % 40 == 7 ? "bounce" : "person")}{n}@borsetshire.gov.uk";
            var manager = n % 10 == 0 ? null : _people[n / 10 * 10];
            var person = new Person { Name = $"Person {n}", UserName = address, Email = address, LineManagerId = manager?.PersonId };
            if (n == 0)
            {
                person.Roles.Add(new PersonRole { PersonId = person.Id, Role = CouncilRole.SeniorInformationRiskOwner });
            }

            db.People.Add(person);
            _people.Add(new LadderPerson { PersonId = person.Id, Address = address, Manager = manager });
        }

        await db.SaveChangesAsync(Cancellation);
        _diary = new LadderDiary { Siro = _people[0] };
    }

    private async Task AddControlsAsync(CyberGovDbContext db)
    {
        var createdOn = FirstDay.AddDays(-60);
        var model = await db.CommonControls.AsNoTracking().FirstAsync(Cancellation);
        for (var n = 0; n < ControlCount; n++)
        {
            var owner = _people[n % PersonCount];
            var deputy = n % 3 == 0 ? null : _people.Skip((n + 80) % PersonCount).First(p => !p.IsRefused);
            var code = $"YR{n / 100:D2}-{n % 100:D2}";
            var common = Copy(model, code);
            var control = new Control { CommonControlId = common.CommonControlId, Code = code, Title = $"Control {code}", ReviewMonths = 12 };
            control.Assign(owner.PersonId, deputy?.PersonId, serviceAreaId: null);
            var dueOn = FirstDay.AddDays(n * 37 % 365);
            var review = Review.Open(control.ControlId, NextReview.On(dueOn), createdOn);
            db.AddRange(common, control, review);
            _diary.Reviews.Add(new LadderReview
            {
                ReviewId = review.ReviewId,
                ControlId = control.ControlId,
                Owner = owner,
                Deputy = deputy,
                CreatedOn = createdOn,
                DueOn = dueOn,
                DoneOn = DoneOn(dueOn),
            });
        }

        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Most in good time, some late, a few very late.</summary>
    private DateOnly DoneOn(DateOnly dueOn)
    {
        var day = dueOn.AddDays(_random.Next(100) switch
        {
            < 70 => -_random.Next(0, 25),
            < 92 => _random.Next(1, 20),
            _ => _random.Next(20, 60),
        });

        return day > FirstDay ? day : FirstDay.AddDays(1);
    }

    private static CommonControl Copy(CommonControl model, string code) => new()
    {
        Code = code,
        Title = $"Control {code}",
        Objective = model.Objective,
        OwnerRole = model.OwnerRole,
        ReviewMonths = 12,
    };
}
