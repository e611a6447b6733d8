using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Reminders;
using CyberGov.Reviews;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Days on which a rule begins or ends, and what a person has switched off.</summary>
public sealed class ReminderSafeguardsTests
{
    /// <summary>A bank holiday in England, Wales and Northern Ireland, and an ordinary day in Scotland.</summary>
    private static readonly DateOnly EasterMonday = new(2027, 3, 29);

    private static readonly DateOnly SaintAndrew = new(2027, 11, 30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Nation.Scotland)]
    [InlineData(Nation.England)]
    public async Task Quiet_days_and_working_days_are_those_of_the_councils_own_nation(Nation nation)
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.App.WithDbAsync(db => db.Organisations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Nation, nation), Token));
        var (kept, ordinary) = nation == Nation.Scotland ? (SaintAndrew, EasterMonday) : (EasterMonday, SaintAndrew);

        var days = await council.App.WithAsync<CouncilDays, WorkingDays>(d => d.ExecuteAsync(Token));
        Assert.Equal((false, true), (days.Contains(kept), days.Contains(ordinary)));
        foreach (var day in new[] { EasterMonday, SaintAndrew })
        {
            await council.App.Council.SetReviewDueAsync(Control, day, Token);
            await council.LiveAsync(day, Token);
            Assert.Equal(day == ordinary, (await council.ToldAsync(Token)).Exists(t => t.On == day));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cover_is_told_and_may_act_on_the_last_day_of_an_absence_and_on_the_next_day_no_more(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var cover = await council.App.Council.AddPersonAsync(Token);
        var review = await council.ReviewDueAsync(8, Token);
        await council.App.WithAsync<ArrangeCover, CoverAnswer>(c => c.AddAsync(
            council.OfficerViewer, council.Owner.Id, Monday.AddDays(1), Monday.AddDays(1), cover.Id, Token));

        await council.LiveAsync(Monday.AddDays(1), Token);
        Assert.Equal([(Monday.AddDays(1), cover.Name)], await council.ToldAsync(Token));
        using var visitor = await council.App.SignInAsync(cover, Token);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/reviews/{review}/complete", Token)).Status);

        await council.LiveAsync(Monday.AddDays(2), Token);
        Assert.Equal((Monday.AddDays(2), council.Owner.Name), (await council.ToldAsync(Token))[^1]);
        using var dayAfter = await council.App.SignInAsync(cover, Token);
        Assert.Equal(HttpStatusCode.NotFound, (await dayAfter.GetAsync($"/reviews/{review}/complete", Token)).Status);
    }

    [Fact]
    public async Task Cover_who_has_become_an_auditor_since_it_was_arranged_may_do_nothing_of_it()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var review = await council.ReviewDueAsync(0, Token);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(9, 0));
        var auditor = await council.App.Council.AddPersonAsync(
            p =>
            {
                p.AccessEndsOn = Monday.AddYears(1);
                p.Roles.Add(new Identity.PersonRole { PersonId = p.Id, Role = Identity.CouncilRole.Auditor });
            },
            Token);
        await council.App.WithDbAsync(async db =>
        {
            db.Absences.Add(new Absence { PersonId = council.Owner.Id, FirstDay = Monday, LastDay = Monday.AddDays(4), CoverId = auditor.Id });
            await db.SaveChangesAsync(Token);
        });

        using var visitor = await council.App.SignInAsync(auditor, Token);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reviews/{review}/complete", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reviews/{review}/snooze", Token)).Status);
        var standIn = await council.App.WithAsync<StandInQuery, StandIn>(q => q.ExecuteAsync(
            new Identity.Viewer(auditor.Id, new HashSet<Identity.CouncilRole> { Identity.CouncilRole.Auditor }), Token));
        Assert.Empty(standIn.StandsInFor);
    }

    [Fact]
    public async Task A_calendar_address_that_was_ended_answers_nobody_any_more()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(9, 0));
        using var owner = await council.App.SignInAsync(council.Owner, Token);
        using var program = council.App.Visitor();
        var made = await owner.PostFormAsync("/reminders/calendar", _ => { }, Token);
        var address = new Uri(made.Text("main code")).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await program.Http.GetAsync(address, Token)).StatusCode);

        await owner.PostFormAsync(
            await owner.OpenAsync("/reminders/calendar", Token), _ => { }, new FormChoice { Form = "form[action*='handler=End' i]" }, Token);

        Assert.Equal(HttpStatusCode.NotFound, (await program.Http.GetAsync(address, Token)).StatusCode);
        Assert.Empty(await council.App.WithDbAsync(db => db.CalendarFeeds.ToListAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_snoozed_review_is_quiet_for_everyone_until_its_day_and_moving_it_ends_the_quiet(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var review = await council.ReviewDueAsync(0, Token);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(7, 0));
        var owner = new Identity.Viewer(council.Owner.Id, new HashSet<Identity.CouncilRole> { Identity.CouncilRole.ControlOwner });
        Assert.True(await council.App.WithAsync<SnoozeReview, bool>(s => s.ExecuteAsync(owner, review, Monday.AddDays(8), "A new system", Token)));

        for (var day = Monday; day < Monday.AddDays(8); day = day.AddDays(1))
        {
            await council.LiveAsync(day, Token);
        }

        Assert.Empty(await council.ToldAsync(Token));
        await council.LiveAsync(Monday.AddDays(8), Token);
        Assert.Equal([(Monday.AddDays(8), council.Owner.Name)], await council.ToldAsync(Token));

        Assert.True(await council.App.WithAsync<SnoozeReview, bool>(s => s.ExecuteAsync(owner, review, Monday.AddDays(20), "Illness", Token)));
        Assert.True(await council.App.WithAsync<MoveReview, bool>(m => m.ExecuteAsync(council.OfficerViewer, review, Monday.AddDays(9), "It cannot wait", Token)));
        await council.LiveAsync(Monday.AddDays(9), Token);
        Assert.Equal((Monday.AddDays(9), council.Owner.Name), (await council.ToldAsync(Token))[^1]);
        Assert.Equal(Monday.AddDays(9), await council.App.WithDbAsync(db => db.Controls.Where(c => c.Code == Control).Select(c => c.NextReviewDueOn!.Value).SingleAsync(Token)));
    }
}
