using System.Net;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Who is away: what may be said about it, and who is told.</summary>
public sealed class AbsenceTests
{
    private const string Page = "/reminders/absences";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_absence_is_at_most_a_year_and_there_is_one_at_a_time()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var owner = await council.App.SignInAsync(council.Owner, Token);

        var tooLong = await AddAsync(owner, "1/3/2027", "2/3/2028", null);
        Assert.StartsWith(
            "The last day away must be at most 12 months after the first, so 1 March 2028 at the latest", Assert.Single(tooLong.Errors), StringComparison.Ordinal);
        Assert.Empty((await AddAsync(owner, "1/3/2027", "1/3/2028", council.Deputy.Id)).Errors);

        var overlapping = await AddAsync(owner, "1/3/2028", "5/3/2028", null);
        Assert.Equal(
            [$"{council.Owner.Name} is away already from 1 March 2027 to 1 March 2028, and {council.Deputy.Name} covers. Change that absence, or choose other days"],
            overlapping.Errors);
        Assert.Empty((await AddAsync(owner, "2/3/2028", "5/3/2028", null)).Errors);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whoever_covers_is_told_when_it_is_arranged_changed_or_ended(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        using var owner = await council.App.SignInAsync(council.Owner, Token);

        await AddAsync(owner, "1/3/2027", "9/3/2027", council.Deputy.Id);
        using var cover = await council.App.SignInAsync(council.Deputy, Token);
        var list = await cover.OpenAsync(Page, Token);
        Assert.Contains(council.Owner.Name, list.Text("table"), StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector("table a, table form"));
        var absence = await council.App.WithDbAsync(db => db.Absences.Select(a => a.AbsenceId).SingleAsync(Token));
        await owner.PostFormAsync($"{Page}/{absence}", form => form.Fill("LastDay", "5/3/2027"), Token);
        await owner.PostFormAsync($"{Page}/{absence}", form => form.Fill("LastDay", "5/3/2027"), Token);
        await owner.PostFormAsync($"{Page}/{absence}", form => form.Fill("Cover", council.Siro.Id.ToString()), Token);
        await owner.PostFormAsync(await owner.OpenAsync(Page, Token), _ => { }, new() { Form = "table form" }, Token);

        var told = (await council.App.WithDbAsync(db => db.QueuedEmails.AsNoTracking().Where(e => e.Kind == "leave-cover").ToListAsync(Token)))
            .Select(e => (e.ToName, e.Subject)).Order();
        var name = council.Owner.Name;
        Assert.Equal(
            new[]
            {
                (council.Deputy.Name, $"You cover for {name} from 1 March 2027 to 5 March 2027"),
                (council.Deputy.Name, $"You cover for {name} from 1 March 2027 to 9 March 2027"),
                (council.Deputy.Name, $"You no longer cover for {name}"),
                (council.Siro.Name, $"You cover for {name} from 1 March 2027 to 5 March 2027"),
                (council.Siro.Name, $"You no longer cover for {name}"),
            }.Order(),
            told);
    }

    [Fact]
    public async Task Cover_who_is_away_too_is_said()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        using var owner = await council.App.SignInAsync(council.Owner, Token);
        using var deputy = await council.App.SignInAsync(council.Deputy, Token);
        await AddAsync(deputy, "4/3/2027", "20/3/2027", null);

        var saved = await AddAsync(owner, "1/3/2027", "9/3/2027", council.Deputy.Id);

        Assert.Contains(
            $"{council.Deputy.Name} is away too, from 4 March 2027 to 20 March 2027: on those days the deputy, or else the line manager, is told.",
            saved.Text("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_manager_without_any_role_sees_and_arranges_the_leave_of_those_below_and_of_nobody_else()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var below = await council.App.Council.AddPersonAsync(p => p.LineManagerId = council.Owner.Id, Token);
        using var manager = await council.App.SignInAsync(council.Manager, Token);
        using var deputy = await council.App.SignInAsync(council.Deputy, Token);
        await AddAsync(deputy, "4/3/2027", "20/3/2027", null);

        var page = await manager.OpenAsync(Page, Token);
        Assert.DoesNotContain(council.Deputy.Name, page.Text("main h1 ~ p"), StringComparison.Ordinal);
        Assert.Equal(
            new[] { council.Manager.Name, council.Owner.Name, below.Name }.Order(StringComparer.Ordinal),
            page.Texts("select[name=Person] option").Where(o => o != "Choose a person").Order(StringComparer.Ordinal));
        var saved = await manager.PostFormAsync(
            Page,
            form =>
            {
                form.Fill("Person", below.Id.ToString());
                form.Fill("FirstDay", "1/3/2027");
                form.Fill("LastDay", "9/3/2027");
            },
            Token);
        Assert.Contains(below.Name, saved.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain(council.Deputy.Name, saved.Text("table"), StringComparison.Ordinal);

        var others = await council.App.WithDbAsync(db => db.Absences.Where(a => a.PersonId == council.Deputy.Id).Select(a => a.AbsenceId).SingleAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"{Page}/{others}", Token)).Status);
    }

    [Fact]
    public async Task A_line_manager_names_cover_for_someone_who_is_away_without_any()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var manager = new Viewer(council.Manager.Id, new HashSet<CouncilRole>());
        var owner = new Viewer(council.Owner.Id, new HashSet<CouncilRole>());
        var today = DateOnly.FromDateTime(council.App.Clock.Now.UtcDateTime);
        await council.App.WithAsync<ArrangeCover>(a => a.AddAsync(owner, council.Owner.Id, today, today.AddDays(9), null, Token));

        var answer = await council.App.WithAsync<ArrangeCover, CoverAnswer>(
            a => a.CoverFromTodayAsync(manager, council.Owner.Id, today.AddDays(2), council.Deputy.Id, Token));

        Assert.Equal((true, today.AddDays(9), council.Deputy.Id), (answer.IsSaved, answer.Absence!.LastDay, answer.Absence.CoverId!.Value));
        Assert.Equal(EmailState.Queued, Assert.Single(await council.App.WithDbAsync(db => db.QueuedEmails.AsNoTracking().ToListAsync(Token))).State);
    }

    private static async Task<TestPage> AddAsync(TestVisitor visitor, string first, string last, Guid? cover) => await visitor.PostFormAsync(
        await visitor.OpenAsync(Page, Token),
        form =>
        {
            form.Fill("FirstDay", first);
            form.Fill("LastDay", last);
            form.Fill("Cover", cover?.ToString() ?? "");
        },
        new() { Form = "h2 ~ form" },
        Token);
}
