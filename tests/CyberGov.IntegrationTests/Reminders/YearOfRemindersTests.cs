using System.Globalization;
using System.Text.RegularExpressions;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Mail;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Reviews;
using CyberGov.Testing;
using CyberGov.Web.Jobs;
using CyberGov.WeeklySummary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Fourteen months in the life of a council, through the program's own timetable and a real mail server.</summary>
public sealed partial class YearOfRemindersTests(SmtpServer server) : IClassFixture<SmtpServer>
{
    private static readonly DateOnly FirstDay = new(2027, 11, 1);
    private static readonly DateOnly LastDay = new(2029, 1, 31);

    /// <summary>The program is off from the first evening to the second morning; the August bank holiday lies between.</summary>
    private static readonly (DateOnly From, DateOnly To) Outage = (new(2028, 8, 22), new(2028, 8, 29));

    private readonly Random _random = new(20271101);
    private readonly ReminderDiary _diary = new();
    private readonly List<DiaryOwner> _owners = [];
    private readonly HashSet<string> _messageIds = new(StringComparer.Ordinal);
    private DiaryOwner _officer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Owners_receive_exactly_the_digests_the_rule_demands(DatabaseProvider provider)
    {
        Assert.SkipWhen(
            provider == DatabaseProvider.Postgres && Environment.GetEnvironmentVariable("CYBERGOV_TEST_POSTGRES") is null,
            "No PostgreSQL here; tests/run.sh starts one.");
        await using var app = await TestApp.StartAsync(
            new TestAppOptions
            {
                Provider = provider,
                Settings = SmtpSettingsFor(server),
                Services = services =>
                {
                    services.ConfigureDbContext<SqliteCyberGovDbContext>(o => o.AddInterceptors(new NoWaitForDisk()));

                    // The weekly summary goes to others for other reasons, and has tests of its own.
                    services.AddSingleton<IReadOnlyList<ScheduledJob>>([.. JobSchedule.All.Where(j => j.JobType != typeof(SendWeeklySummaryJob))]);
                },
            },
            Cancellation);
        await SettleAsync(app);

        for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
        {
            await LiveThroughAsync(app, day);
        }

        Assert.True(_messageIds.Count > 700, $"Only {_messageIds.Count} digests in fourteen months: too quiet to prove anything.");
        Assert.Equal(_messageIds.Count, await app.WithDbAsync(db => db.QueuedEmails.CountAsync(e => e.State == EmailState.Sent, Cancellation)));
        Assert.Equal(_messageIds.Count, await app.WithDbAsync(db => db.EmailAttempts.CountAsync(Cancellation)));
    }

    private static Dictionary<string, string> SmtpSettingsFor(SmtpServer server) => new(StringComparer.Ordinal)
    {
        ["CyberGov:Mail:Transport"] = "Smtp",
        ["CyberGov:Mail:From"] = "cybergov@borsetshire.gov.uk",
        ["CyberGov:Mail:Smtp:Host"] = "localhost",
        ["CyberGov:Mail:Smtp:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
        ["CyberGov:Mail:Smtp:UserName"] = "cybergov",
        ["CyberGov:Mail:Smtp:Password"] = "s3cret",
    };

    private async Task LiveThroughAsync(TestApp app, DateOnly day)
    {
        var told = false;

        foreach (var time in day >= Outage.From && day < Outage.To ? [] : TimesOn(day))
        {
            app.Clock.Now = UkTime.At(day, time);
            await app.Services.GetRequiredService<RecurringJobRunner>().RunAllOwedAsync(Cancellation);

            // The secretary sends at half past seven, or as soon as the office opens again.
            var mails = !told && time >= new TimeOnly(7, 30) ? _diary.MailsOf(day) : [];
            told |= time >= new TimeOnly(7, 30);
            Compare($"{day:O} {time:O}", mails);
        }

        app.Clock.Now = UkTime.At(day, new TimeOnly(15, 0));
        await DoTheWorkOfAsync(app, day);
    }

    private static IEnumerable<TimeOnly> TimesOn(DateOnly day)
    {
        if (day == FirstDay || day == Outage.To)
        {
            return [new TimeOnly(10, 15), new TimeOnly(10, 16)];
        }

        var isNearClockChange = Enumerable.Range(-1, 3).Select(day.AddDays)
            .Any(d => UkTime.Zone.GetUtcOffset(d.ToDateTime(default)) != UkTime.Zone.GetUtcOffset(d.AddDays(1).ToDateTime(default)));

        return isNearClockChange
            ? [new(0, 30), new(1, 30), new(2, 30), new(6, 29), new(6, 31), new(7, 29), new(7, 30), new(7, 31), new(8, 31), new(9, 0)]
            : [new(7, 29), new(7, 30), new(7, 31)];
    }

    private void Compare(string moment, Dictionary<string, List<string>> demanded)
    {
        var received = server.Take(demanded.Count);
        var lines = received.ToDictionary(m => m.Recipient, LinesOf, StringComparer.Ordinal);

        Assert.Equal(Sorted(demanded.ToDictionary(m => m.Key, m => (IEnumerable<string>)m.Value)), Sorted(lines));
        Assert.All(received, m => Assert.True(_messageIds.Add(m.MessageId), $"{m.MessageId} came twice, again at {moment}."));

        static List<string> Sorted(Dictionary<string, IEnumerable<string>> mails) =>
            [.. mails.Select(m => $"{m.Key}: {string.Join(", ", m.Value.Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> LinesOf(ReceivedEmail email)
    {
        var lines = Entry().Matches(email.Text);
        Assert.Equal(lines.Count, email.Html.Split("<li ").Length - 1);
        var gone = Gone().Matches(email.Text);
        Assert.Equal(gone.Count, email.Html.Split(", which was due on").Length - 1);

        return lines.Select(line => $"{line.Groups["code"].Value} {Date(line):yyyy-MM-dd} {line.Groups["id"].Value}")
            .Concat(gone.Select(line => $"gone {line.Groups["code"].Value} {Date(line):yyyy-MM-dd}"));

        static DateOnly Date(Match line) =>
            DateOnly.ParseExact(line.Groups["due"].Value, "d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
    }

    [GeneratedRegex("""^- (?<code>\S+): [^\r\n]*\r\n  [^\r\n]*?(?<due>\d+ [A-Z]\w+ \d{4})\r\n  Why: [^\r\n]*\r\n  http://localhost:5080/reviews/(?<id>[0-9a-f-]{36})/complete\r$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex("""^(?<code>\S+), which was due on (?<due>\d+ [A-Z]\w+ \d{4})\r$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gone();

    /// <summary>Forty owners and the 120 controls of the catalogue, some of them overdue already.</summary>
    private async Task SettleAsync(TestApp app)
    {
        app.Clock.Now = UkTime.At(FirstDay, new TimeOnly(8, 0));
        var officer = await app.Council.AddPersonAsync(Cancellation, CouncilRole.InformationGovernanceOfficer);
        _officer = new DiaryOwner { PersonId = officer.Id, Address = officer.Email };
        _diary.Officer = _officer;

        for (var number = 0; number < 40; number++)
        {
            var hasAddress = number != 7;
            var person = new Person { Name = $"Owner {number}", UserName = $"owner{number}", Email = hasAddress ? $"owner{number}@borsetshire.gov.uk" : null };
            await app.WithDbAsync(db =>
            {
                db.People.Add(person);
                return db.SaveChangesAsync(Cancellation);
            });
            _owners.Add(new DiaryOwner { PersonId = person.Id, Address = person.Email });
        }

        await app.WithDbAsync(OpenReviewsAsync);
    }

    private async Task OpenReviewsAsync(CyberGovDbContext db)
    {
        int[] cycles = [1, 3, 6, 12, 24];
        var createdOn = FirstDay.AddDays(-60);
        await db.Reviews.ExecuteDeleteAsync(Cancellation);
        var controls = await db.Controls.OrderBy(c => c.Code).ToListAsync(Cancellation);
        Assert.Equal(120, controls.Count);

        foreach (var (index, control) in controls.Index())
        {
            var owner = index == 119 ? null : _owners[index % 40];
            var dueOn = createdOn.AddDays(10 + (index * 37 % (cycles[index % 5] * 30)));
            var review = new Review { ControlId = control.ControlId, ScheduledFor = dueOn, DueOn = dueOn, CreatedOn = createdOn };
            control.Assign(owner?.PersonId, deputyId: null, serviceAreaId: null);
            control.ChangeReviewMonths(cycles[index % 5]);
            db.Reviews.Add(review);

            var diaryControl = new DiaryControl { Code = control.Code, Months = cycles[index % 5], Owner = owner };
            diaryControl.Open(review.ReviewId, dueOn, createdOn, _random);
            _diary.Controls.Add(control.Code, diaryControl);
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private async Task DoTheWorkOfAsync(TestApp app, DateOnly day)
    {
        await ChangeTheCouncilAsync(app, day);

        foreach (var control in _diary.Controls.Values.Where(c => c is { IsRetired: false, IsApplicable: true } && c.DoneOn <= day))
        {
            var reviewer = control.Owner is { Address: not null, LeavesOn: null } owner ? owner : _officer;
            var role = reviewer == _officer ? CouncilRole.InformationGovernanceOfficer : CouncilRole.ControlOwner;
            var viewer = new Viewer(reviewer.PersonId, new HashSet<CouncilRole> { role });
            var nextDueOn = await app.WithAsync<CompleteReview, DateOnly?>(complete => complete.ExecuteAsync(
                viewer, control.ReviewId, new ReviewFindings(ReviewOutcome.InPlace, Note: null, []), Cancellation));
            var expected = DateOnly.FromDateTime(day.ToDateTime(default).AddMonths(control.Months));

            Assert.Equal(expected, nextDueOn);
            control.Open(await NextReviewIdAsync(app, control.Code), expected, day, _random);
        }
    }

    private static Task<Guid> NextReviewIdAsync(TestApp app, string code) => app.WithDbAsync(
        db => db.Reviews.Where(r => r.Control!.Code == code && r.CompletedAt == null).Select(r => r.ReviewId).SingleAsync(Cancellation));

    private async Task ChangeTheCouncilAsync(TestApp app, DateOnly day)
    {
        var controls = _diary.Controls.Values.ToList();

        switch (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            case "2028-02-10":
                controls[6].IsApplicable = false;
                await app.Council.ChangeControlAsync(controls[6].Code, c => c.MarkNotApplicable("Not used"), Cancellation);
                break;
            case "2028-03-01":
                controls[5].IsRetired = true;
                await app.Council.ChangeControlAsync(controls[5].Code, c => c.RetiredAt = app.Clock.Now, Cancellation);
                break;
            case "2028-05-09":
                _owners[3].LeavesOn = day.AddDays(1);
                await app.WithDbAsync(async db =>
                {
                    (await db.People.SingleAsync(p => p.Id == _owners[3].PersonId, Cancellation)).LeftOn = _owners[3].LeavesOn;
                    await db.SaveChangesAsync(Cancellation);
                });
                break;
            case "2028-06-05":
                await HandOverAsync(app, controls.Where(c => c.Owner == _owners[3]), _owners[4]);
                break;
            case "2028-07-03":
                controls[6].IsApplicable = true;
                await app.Council.ChangeControlAsync(controls[6].Code, c => c.MarkApplicable(), Cancellation);
                break;
            case "2028-09-04":
                await HandOverAsync(app, controls.Where(c => c.Owner == _owners[20]), _owners[21]);
                break;
        }
    }

    private static async Task HandOverAsync(TestApp app, IEnumerable<DiaryControl> controls, DiaryOwner to)
    {
        foreach (var control in controls.ToList())
        {
            control.Owner = to;
            await app.Council.AssignAsync(control.Code, to.PersonId, deputyId: null, Cancellation);
        }
    }
}
