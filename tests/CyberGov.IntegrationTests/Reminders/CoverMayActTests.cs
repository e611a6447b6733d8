using System.Net;
using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Reminders;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Cover gives the right to do what the reminder asks: on the days of the absence, for what is the absent person's, and no more.</summary>
public sealed class CoverMayActTests
{
    private const string SomeoneElses = "IAM-06";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_covers_does_what_is_asked_of_the_absent_and_nothing_else(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var (cover, review) = await AwayAsync(council);
        var other = await council.ReviewDueAsync(0, Token, SomeoneElses);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(9, 0));
        var evidence = await council.App.Council.AddEvidenceAsync(new TestEvidence("Access review", council.Owner.Id, Control), Token);
        var waiting = await council.App.Council.AddEvidenceAsync(new TestEvidence("Newer", council.Owner.Id, Control) { IsAccepted = false }, Token);
        var request = await AskAsync(council);

        using var visitor = await council.App.SignInAsync(cover, Token);
        var today = await visitor.OpenAsync("/", Token);
        Assert.Contains($"You are covering for {council.Owner.Name} until 5 March 2027", today.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"Covering for {council.Owner.Name}", today.Text("table"), StringComparison.Ordinal);
        var list = await visitor.OpenAsync("/reviews?mine=true", Token);
        Assert.Contains($"Covering for {council.Owner.Name}", Assert.Single(list.Texts("tbody tr")), StringComparison.Ordinal);
        var calendar = await visitor.OpenAsync("/calendar?view=list&mine=true&month=2027-03", Token);
        Assert.All(calendar.Texts("tbody tr"), row => Assert.Contains($"Covering for {council.Owner.Name}", row, StringComparison.Ordinal));
        Assert.Contains(request, calendar.Text("tbody"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reviews/{other}/complete", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/evidence/{waiting}/decide", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/evidence/{evidence}/withdraw", Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/evidence/{evidence}/revise", Token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/evidence/log?control={Control}", Token)).Status);

        var answered = await visitor.PostFormAsync(
            await visitor.OpenAsync($"/evidence/requests/{request}", Token), form => form.Fill("Evidence", evidence), new FormChoice(), Token);
        Assert.Contains($"{request} is answered with {evidence}", answered.Text("main, body"), StringComparison.Ordinal);
        await visitor.PostFormAsync($"/reviews/{review}/complete", form => form.Fill("Outcome", "InPlace"), Token);
        Assert.Equal(cover.Id, await council.App.WithDbAsync(db => db.Reviews.Where(r => r.ReviewId == review).Select(r => r.CompletedById).SingleAsync(Token)));
    }

    [Fact]
    public async Task The_day_after_the_absence_the_rights_are_gone_in_the_same_session()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var (cover, review) = await AwayAsync(council);
        council.App.Clock.Now = UkTime.At(Monday.AddDays(4), new TimeOnly(23, 50));
        using var visitor = await council.App.SignInAsync(cover, Token);
        await visitor.OpenAsync($"/reviews/{review}/snooze", Token);

        council.App.Clock.Now = UkTime.At(Monday.AddDays(5), new TimeOnly(0, 5));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reviews/{review}/complete", Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/reviews/{review}/snooze", Token)).Status);
        Assert.DoesNotContain("covering", (await visitor.OpenAsync("/", Token)).Text("main"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_officer_who_covers_never_accepts_their_own_work()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await CoverAsync(council, council.Officer);
        council.App.Clock.Now = UkTime.At(Monday, new TimeOnly(9, 0));
        var code = await council.App.Council.AddEvidenceAsync(new TestEvidence("Mine", council.Officer.Id, Control) { IsAccepted = false }, Token);

        using var visitor = await council.App.SignInAsync(council.Officer, Token);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/evidence/{code}/decide", Token)).Status);
    }

    [Fact]
    public async Task A_line_manager_who_is_told_arranges_cover_and_does_it_themselves()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var review = await council.ReviewDueAsync(-14, Token);
        await council.LiveAsync(Monday, Token);
        using var manager = await council.App.SignInAsync(council.Manager, Token);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/reviews/{review}/complete", Token)).Status);

        var path = $"/reminders/review/{review}";
        var wrong = await manager.PostFormAsync(path, form => form.Fill("Cover", council.Owner.Id.ToString()), Token);
        Assert.Equal(["Enter the last day", $"Select someone other than {council.Owner.Name}"], wrong.Errors.Order());
        var arranged = await manager.PostFormAsync(path, form => form.Fill("Until", "3/3/2027"), Token);

        Assert.Contains($"You cover for {council.Owner.Name} until 3 March 2027", arranged.Text("body"), StringComparison.Ordinal);
        Assert.Equal($"/reviews/{review}/complete", arranged.Document.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
        await manager.OpenAsync($"/reviews/{review}/complete", Token);
    }

    [Fact]
    public async Task Nobody_arranges_cover_for_those_who_are_not_below_them_and_auditors_never_cover()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var auditor = await council.App.Council.AddPersonAsync(
            p =>
            {
                p.AccessEndsOn = Monday.AddYears(1);
                p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.Auditor });
            },
            Token);
        var manager = new Viewer(council.Manager.Id, new HashSet<CouncilRole>());

        Task<bool> AddAsync(Viewer viewer, Guid personId, Guid coverId) => council.App.WithAsync<ArrangeCover, bool>(
            async a => (await a.AddAsync(viewer, personId, Monday, Monday, coverId, Token)).IsSaved);
        Assert.False(await AddAsync(manager, council.Siro.Id, council.Manager.Id));
        Assert.False(await AddAsync(new Viewer(council.Deputy.Id, manager.Roles), council.Owner.Id, council.Deputy.Id));
        Assert.False(await AddAsync(manager, council.Owner.Id, auditor.Id));
        Assert.True(await AddAsync(manager, council.Owner.Id, council.Manager.Id));
    }

    private static async Task<(Person Cover, Guid ReviewId)> AwayAsync(ReminderCouncil council)
    {
        var cover = await council.App.Council.AddPersonAsync(Token);
        await CoverAsync(council, cover);
        return (cover, await council.ReviewDueAsync(0, Token));
    }

    private static Task CoverAsync(ReminderCouncil council, Person cover) => council.App.WithDbAsync(async db =>
    {
        db.Absences.Add(new Absence { PersonId = council.Owner.Id, FirstDay = Monday, LastDay = Monday.AddDays(4), CoverId = cover.Id });
        await db.SaveChangesAsync(Token);
    });

    private static async Task<string> AskAsync(ReminderCouncil council)
    {
        var controlId = await council.App.WithDbAsync(db => db.Controls.Where(c => c.Code == Control).Select(c => c.ControlId).SingleAsync(Token));
        return await council.App.WithAsync<RequestEvidence, string>(request => request.ExecuteAsync(
            new EvidenceAsked(controlId, council.Owner.Id, "The review of the first quarter", Monday.AddDays(10)), council.OfficerViewer, Token));
    }
}
