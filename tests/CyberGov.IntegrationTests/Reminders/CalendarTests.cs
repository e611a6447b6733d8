using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Reminders;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Due dates in people's calendars, read by a parser that is none of ours.</summary>
public sealed class CalendarTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_due_date_keeps_its_name_rises_when_it_moves_and_is_cancelled_when_it_is_done()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var review = await council.ReviewDueAsync(14, Token);
        await council.LiveAsync(Monday, Token);
        await council.ReviewDueAsync(9, Token);
        await council.LiveAsync(Monday.AddDays(1), Token);
        await council.App.WithAsync<CompleteReview>(c => c.ExecuteAsync(
            council.OfficerViewer, review, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));
        await council.LiveAsync(Monday.AddDays(2), Token);
        await council.LiveAsync(Monday.AddDays(3), Token);

        var mails = await council.DigestsAsync(Token);
        Assert.Equal(3, mails.Count);
        var sent = await Task.WhenAll(mails.SelectMany(m => m.Attachments).Select(a => ReadCalendar.FromAsync(a.Text, Token)));
        Assert.Equal(["PUBLISH", "PUBLISH", "CANCEL"], sent.Select(c => c.Method));
        var events = sent.Select(c => Assert.Single(c.Events)).ToList();
        Assert.Single(events.Select(e => e.Uid).Distinct());
        Assert.Equal(["2027-03-15", "2027-03-10", "2027-03-10"], events.Select(e => e.Start));
        Assert.Equal(["CONFIRMED", "CONFIRMED", "CANCELLED"], events.Select(e => e.Status));
        Assert.True(events[0].Sequence < events[1].Sequence && events[1].Sequence < events[2].Sequence);
        Assert.All(events, e => Assert.True(e.IsDate));
        Assert.Equal($"http://localhost:5080/reviews/{review}/complete", events[0].Url);
        Assert.StartsWith("Review IAM-03: ", events[0].Summary, StringComparison.Ordinal);
        Assert.Equal("Nothing more to do for IAM-03", mails[2].Subject);
        Assert.Equal("no-longer-due.ics", Assert.Single(mails[2].Attachments).FileName);
        Assert.Equal("text/calendar; method=CANCEL", Assert.Single(mails[2].Attachments).ContentType);
    }

    [Fact]
    public async Task What_was_due_on_a_day_without_mail_is_told_of_but_put_into_no_calendar()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(-1, Token);

        await council.LiveAsync(Monday, Token);

        var mail = Assert.Single(await council.DigestsAsync(Token));
        Assert.Contains("1 day overdue: it was due on 28 February 2027", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(mail.Attachments);
        Assert.DoesNotContain("due-dates.ics", mail.TextBody, StringComparison.Ordinal);
        Assert.False((await council.App.WithDbAsync(db => db.Reminders.SingleAsync(Token))).HasCalendarEntry);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_calendar_written_anew_has_a_higher_number_though_the_clock_was_set_back(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var review = await council.ReviewDueAsync(14, Token);
        var sequences = new List<int>();
        async Task LiveAsync(DateOnly day, bool isDelivered)
        {
            await council.LiveAsync(day, Token, isDelivered);
            var calendar = (await council.DigestsAsync(Token))[^1].Attachments.Single();
            sequences.Add((await ReadCalendar.FromAsync(calendar.Text, Token)).Events.Single().Sequence);
        }

        await LiveAsync(Monday, isDelivered: false);
        await council.ReviewDueAsync(9, Token);
        await LiveAsync(Monday, isDelivered: false);
        await council.ReviewDueAsync(8, Token);
        await LiveAsync(Monday.AddDays(-3), isDelivered: true);
        await council.App.WithAsync<CompleteReview>(c => c.ExecuteAsync(
            council.OfficerViewer, review, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));
        await LiveAsync(Monday, isDelivered: true);

        Assert.Equal(sequences.Order().Distinct(), sequences);
        Assert.Equal("no-longer-due.ics", (await council.DigestsAsync(Token))[^1].Attachments.Single().FileName);
    }

    [Fact]
    public async Task Text_that_would_break_a_calendar_is_escaped_and_folded()
    {
        var words = "Café; commas, back\\slash, \"quotes\" and\r\nlines – " + new string('é', 200);
        var text = new CalendarText("Borsetshire \"DC\"; a, b: c", "cybergov@borsetshire.gov.uk").Write(
            CalendarMethod.Publish,
            [new CalendarEntry("review-1@borsetshire.gov.uk", new DateOnly(2028, 2, 29), words, words, new Uri("https://cybergov.example/a?b=c,d;e"))],
            sequence: 7,
            new DateTimeOffset(2028, 2, 1, 7, 30, 0, TimeSpan.Zero));

        var read = Assert.Single((await ReadCalendar.FromAsync(text, Token)).Events);

        Assert.Equal(words.ReplaceLineEndings("\n"), read.Summary);
        Assert.Equal(words.ReplaceLineEndings("\n"), read.Description);
        Assert.Equal(7, read.Sequence);
        Assert.Equal(("2028-02-29", "2028-03-01"), (read.Start, read.End));
        Assert.Equal("mailto:cybergov@borsetshire.gov.uk", read.Organizer);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_s_feed_holds_their_own_items_until_it_is_renewed_or_they_leave(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(200, Token);
        await council.App.Council.AssignAsync("IAM-04", council.Deputy.Id, null, Token);
        await council.ReviewDueAsync(7, Token, "IAM-04");
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(9, 0));
        using var owner = await council.App.SignInAsync(council.Owner, Token);

        var made = await owner.PostFormAsync("/reminders/calendar", _ => { }, Token);
        var first = new Uri(made.Text("main code")).PathAndQuery;
        using var program = council.App.Visitor();
        var answer = await program.Http.GetAsync(first, Token);
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var feed = await ReadCalendar.FromAsync(await answer.Content.ReadAsStringAsync(Token), Token);
        Assert.Null(feed.Method);
        Assert.StartsWith("Review IAM-03", Assert.Single(feed.Events).Summary, StringComparison.Ordinal);

        // The secret is kept nowhere, and a new one ends the old.
        Assert.DoesNotContain(await council.App.WithDbAsync(db => db.CalendarFeeds.ToListAsync(Token)), f => first.Contains(f.SecretSha256, StringComparison.Ordinal));
        var renewed = await owner.PostFormAsync("/reminders/calendar", _ => { }, Token);
        var second = new Uri(renewed.Text("main code")).PathAndQuery;
        Assert.Equal(HttpStatusCode.NotFound, (await program.Http.GetAsync(first, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.Http.GetAsync(second, Token)).StatusCode);

        await council.App.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == council.Owner.Id, Token)).LeftOn = Monday;
            await db.SaveChangesAsync(Token);
        });
        Assert.Equal(HttpStatusCode.NotFound, (await program.Http.GetAsync(second, Token)).StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_at_feeds_is_slowed_down()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var guesser = council.App.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < 40; guess++)
        {
            answers.Add((await guesser.Http.GetAsync($"/calendar/feed/{guess}.ics", Token)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
