using System.Globalization;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

public sealed class ReminderPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rules_are_changed_with_clear_errors_and_stand_in_the_history(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        var wrong = await officer.PostFormAsync("/reminders/rules", form =>
        {
            form.Fill("LeadDays", "30, soon");
            form.Fill("OverdueEvery", "0");
            form.Fill("Closures", "Christmas");
            form.Fill("QuietWeekdays", [.. Enum.GetNames<DayOfWeek>()]);
        }, Token);
        Assert.Equal(
            [
                "‘soon’ is not a number of days from 0 to 365",
                "Enter a whole number of days from 1 to 31",
                "Leave at least one day of the week on which reminders are sent",
                "Line 1: write a day such as 24 December 2026, or two with “to” between them, then a colon and what it is",
            ],
            wrong.Errors.OrderBy(e => e[0] != '‘').ThenBy(e => e, StringComparer.Ordinal));

        await officer.PostFormAsync("/reminders/rules", form =>
        {
            form.Fill("LeadDays", "21, 3");
            form.Fill("SiroAfter", "");
            form.Fill("Closures", "24 December 2026 to 1 January 2027: Christmas closure");
        }, Token);
        var plan = await council.App.WithAsync<ReminderRulesQuery, ReminderPlan>(q => q.ExecuteAsync(Token));
        Assert.Equal([21, 3], plan.LeadDays);
        Assert.Equal((null, "Christmas closure"), (plan.SiroAfterDays, Assert.Single(plan.Closures).Name));
        var entry = await council.App.WithDbAsync(db => db.ChangeHistory.SingleAsync(h => h.Subject == "ReminderRules", Token));
        Assert.Equal(council.Officer.Id, entry.PersonId);
        Assert.Contains("21,3", entry.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_of_a_day_is_what_that_morning_sends_and_nothing_is_sent_by_looking()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        council.App.Clock.Now = UkTime.At(Monday.AddDays(-5), new TimeOnly(12, 0));
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        var page = await officer.OpenAsync("/reminders/preview?date=2027-03-01", Token);
        Assert.Contains(council.Owner.Name, page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("it is a Sunday", (await officer.OpenAsync("/reminders/preview?date=2027-03-07", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(["The day must be today or later, and within 5 years"], (await officer.OpenAsync("/reminders/preview?date=2020-03-07", Token)).Errors);
        var plain = await officer.Http.GetStringAsync($"/reminders/preview/{council.Owner.Id}?date=2027-03-01&form=text", Token);
        var html = await officer.Http.GetAsync($"/reminders/preview/{council.Owner.Id}?date=2027-03-01", Token);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(await council.DigestsAsync(Token));

        await council.LiveAsync(Monday, Token);
        var mail = Assert.Single(await council.DigestsAsync(Token));
        Assert.Equal($"Subject: {mail.Subject}\r\n\r\n{mail.TextBody}", plain);
        Assert.Equal(mail.HtmlBody, await html.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_preview_shows_everyone_a_page_at_a_time_with_what_each_would_get(DatabaseProvider provider)
    {
        const int People = PreviewReminders.PageSize + 3;
        await using var council = await StartAsync(provider, Token);
        var codes = await council.App.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).Take(People).ToListAsync(Token));
        foreach (var code in codes)
        {
            var person = await council.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
            await council.App.Council.AssignAsync(code, person.Id, null, Token);
            await council.ReviewDueAsync(-30, Token, code);
        }

        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(6, 0));
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        var first = await officer.OpenAsync("/reminders/preview?date=2027-03-01", Token);
        var second = await officer.OpenAsync("/reminders/preview?date=2027-03-01&page=2", Token);

        // All of the owners, and the SIRO who is told of all that is long overdue.
        Assert.StartsWith($"{People + 1} people get a mail", first.Text(".register-head"), StringComparison.Ordinal);
        var rows = first.Texts("tbody tr > *").Concat(second.Texts("tbody tr > *")).Chunk(5).ToList();
        Assert.Equal((PreviewReminders.PageSize, People + 1), (first.Texts("tbody tr").Count, rows.Count));
        Assert.Equal(People + 1, rows.Select(r => r[0]).Distinct().Count());
        Assert.Equal(People, rows.Count(r => r[1] == "1" && r[2] == "0"));
        Assert.Equal($"{People}", Assert.Single(rows, r => r[0] == council.Siro.Name)[2]);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_ledger_says_what_was_owed_and_what_became_of_it(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var review = await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(Monday, Token);
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        using var auditor = await council.App.SignInAsync(Token, CouncilRole.Auditor);

        foreach (var visitor in new[] { officer, auditor })
        {
            var list = await visitor.OpenAsync("/reminders?code=iam-03&state=Sent", Token);
            Assert.Equal(
                ["IAM-03", $"{council.Owner.Name}as owner", "8 March 2027", "7 days before1 March 2027"],
                list.Texts("tbody tr:first-child > *").Take(4));
            Assert.Contains("Folder:", list.Texts("tbody td")[3], StringComparison.Ordinal);
            Assert.Single((await visitor.OpenAsync($"/reminders/review/{review}", Token)).Texts("tbody tr"));
        }

        Assert.Equal("No reminders match", (await officer.OpenAsync("/reminders?state=Refused", Token)).Text("main h2"));
        Assert.Equal("/reminders?code=IAM-03", (await officer.OpenAsync("/controls/IAM-03", Token))
            .Document.QuerySelector("aside a[href^='/reminders']")!.GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_leaver_holds_goes_to_others_in_one_step(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var other = await council.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var control = await council.App.Council.AssignAsync("IAM-04", council.Owner.Id, null, Token);
        await council.App.Council.AssignAsync("IAM-05", council.Officer.Id, council.Owner.Id, Token);
        await council.App.Council.AddEvidenceAsync(new TestEvidence("Certificate", council.Owner.Id, Control), Token);
        await council.App.WithAsync<RequestEvidence, string>(ask => ask.ExecuteAsync(
            new EvidenceAsked(control, council.Owner.Id, "The list", council.App.Clock.TodayInUk().AddDays(14)), council.OfficerViewer, Token));
        await council.App.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == council.Owner.Id, Token)).LeftOn = council.App.Clock.TodayInUk();
            await db.SaveChangesAsync(Token);
        });
        using var officer = await council.App.SignInAsync(council.Officer, Token);
        Assert.Contains("person has left and still holds something", (await officer.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);

        var before = await officer.OpenAsync($"/people/hand-over/{council.Owner.Id}", Token);
        Assert.Contains("3 controls, 1 item of evidence and 1 open request", before.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["Select who takes over"], (await officer.PostFormAsync($"/people/hand-over/{council.Owner.Id}", _ => { }, Token)).Errors);
        await officer.PostFormAsync($"/people/hand-over/{council.Owner.Id}", form =>
        {
            form.Fill("To", council.Deputy.Id.ToString());
            form.Fill(string.Create(CultureInfo.InvariantCulture, $"ByControl[{control}]"), other.Id.ToString());
        }, Token);

        await council.App.WithDbAsync(async db =>
        {
            var controls = await db.Controls.Where(c => c.OwnerId != null).OrderBy(c => c.Code).Select(c => new { c.OwnerId, c.DeputyId }).ToListAsync(Token);
            Assert.Equal([council.Deputy.Id, other.Id, council.Officer.Id], controls.Select(c => c.OwnerId!.Value));
            Assert.Equal([null, null, council.Deputy.Id], controls.Select(c => c.DeputyId));
            Assert.Equal(council.Deputy.Id, await db.EvidenceItems.Select(e => e.OwnerId).SingleAsync(Token));
            Assert.Equal(council.Deputy.Id, await db.EvidenceRequests.Select(r => r.AskedOfId).SingleAsync(Token));
            Assert.True(await db.ChangeHistory.AnyAsync(h => h.Subject == nameof(Control) && h.SubjectId == control && h.PersonId == council.Officer.Id, Token));
        });
        Assert.DoesNotContain("still hold", (await officer.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_is_added_with_clear_errors_and_ended()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var owner = await council.App.SignInAsync(council.Owner, Token);

        var wrong = await owner.PostFormAsync("/reminders/absences", form => form.Fill("Cover", council.Owner.Id.ToString()), Token);
        Assert.Contains("Enter the first day away", wrong.Errors);
        Assert.Contains("Select someone else: people cannot cover for themselves", wrong.Errors);
        var saved = await owner.PostFormAsync("/reminders/absences", form =>
        {
            form.Fill("Cover", council.Deputy.Id.ToString());
            form.Fill("FirstDay", "1/3/2027");
            form.Fill("LastDay", "9/3/2027");
        }, Token);
        Assert.Contains("1 March 2027 to 9 March 2027", saved.Text("table"), StringComparison.Ordinal);
        var ended = await owner.PostFormAsync(saved, _ => { }, new() { Form = "table form" }, Token);
        Assert.Contains("Nobody is away", ended.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#ffdd00", "Choose a darker colour: white on this one has a contrast of 1.3 to 1, and words need 4.5 to 1")]
    [InlineData("green", "Enter a colour such as #00584d")]
    [InlineData("#00584D", null)]
    public async Task The_council_s_colour_is_one_that_white_words_are_read_on(string colour, string? error)
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var administrator = await council.App.SignInAsync(Token, CouncilRole.Administrator);

        var page = await administrator.PostFormAsync("/administration/look", form => form.Fill("Colour", colour), Token);

        Assert.Equal(error is null ? [] : [error], page.Errors);
        Assert.Equal(error is null ? "#00584d" : null, await council.App.WithDbAsync(db => db.Organisations.Select(o => o.Colour).SingleAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_mail_never_said_because_it_never_went_is_found_as_not_needed(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        await council.LiveAsync(Monday, Token, isDelivered: false);
        await council.App.WithDbAsync(db => db.QueuedEmails.ExecuteUpdateAsync(e => e.SetProperty(m => m.State, EmailState.NotNeeded), Token));
        using var officer = await council.App.SignInAsync(council.Officer, Token);

        Assert.Contains("Not needed", Assert.Single((await officer.OpenAsync("/reminders?state=NotNeeded", Token)).Texts("tbody tr")), StringComparison.Ordinal);
        Assert.Empty((await officer.OpenAsync("/reminders?state=Waiting", Token)).Texts("tbody tr"));
    }
}
