using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>Who is told of what nobody does, and who while someone is away.</summary>
public sealed class LadderAndCoverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_stays_undone_goes_up_the_ladder(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(0, Token);

        for (var day = Monday; day <= Monday.AddDays(28); day = day.AddDays(1))
        {
            await council.LiveAsync(day, Token);
        }

        var told = await council.ToldAsync(Token);
        List<(DateOnly, string)> expected =
        [
            (Monday, council.Owner.Name), (Monday.AddDays(7), council.Owner.Name),
            .. from week in (int[])[14, 21]
               from person in (Person[])[council.Owner, council.Deputy, council.Manager]
               select (Monday.AddDays(week), person.Name),

            // The 29th is Easter Monday.
            .. from person in (Person[])[council.Owner, council.Deputy, council.Manager, council.Siro]
               select (Monday.AddDays(28), person.Name),
        ];
        expected.RemoveAll(e => e.Item1 == Monday.AddDays(28));
        Assert.Equal(expected.Order(), told);

        await council.LiveAsync(Monday.AddDays(29), Token);
        var last = (await council.DigestsAsync(Token)).Where(m => m.QueuedAt == council.App.Clock.Now).ToList();
        Assert.Equal(4, last.Count);
        var siro = last.Single(m => m.ToName == council.Siro.Name);
        Assert.Equal("IAM-03 is late: it was due on 1 March 2027", siro.Subject);
        Assert.Contains($"{council.Owner.Name} is to do it; you are told as senior information risk owner.", siro.TextBody, StringComparison.Ordinal);
        Assert.Empty(siro.Attachments);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cover_gets_the_reminders_of_someone_away_who_gets_what_is_left_when_back(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        await council.ReviewDueAsync(7, Token);
        var cover = await council.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        Assert.True((await council.App.WithAsync<ArrangeCover, CoverAnswer>(c => c.AddAsync(
            council.OfficerViewer, council.Owner.Id, Monday, Monday.AddDays(8), cover.Id, Token))).IsSaved);

        await council.LiveAsync(Monday, Token);
        await council.LiveAsync(Monday.AddDays(9), Token);

        var mails = await council.DigestsAsync(Token);
        Assert.Equal([(Monday, cover.Name), (Monday.AddDays(9), council.Owner.Name)], await council.ToldAsync(Token));
        Assert.Contains($"You cover for {council.Owner.Name}.", mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Away_without_cover_means_the_deputy_and_without_one_the_manager_and_then_the_officers()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        await council.ReviewDueAsync(7, Token);
        await council.App.WithAsync<ArrangeCover, CoverAnswer>(c => c.AddAsync(
            council.OfficerViewer, council.Owner.Id, Monday, Monday.AddDays(60), null, Token));

        await council.LiveAsync(Monday, Token);
        Assert.Equal(council.Deputy.Name, (await council.ToldAsync(Token))[^1].Name);

        await LeaveAsync(council, council.Deputy, Monday.AddDays(1));
        await council.LiveAsync(Monday.AddDays(1), Token);
        Assert.Equal(council.Manager.Name, (await council.ToldAsync(Token))[^1].Name);

        await LeaveAsync(council, council.Manager, Monday.AddDays(2));
        await council.LiveAsync(Monday.AddDays(2), Token);
        Assert.Equal(council.Officer.Name, (await council.ToldAsync(Token))[^1].Name);
    }

    [Fact]
    public async Task Nobody_covers_for_others_without_being_asked_to()
    {
        await using var council = await StartAsync(DatabaseProvider.Sqlite, Token);
        var deputy = new Viewer(council.Deputy.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });

        Assert.False((await council.App.WithAsync<ArrangeCover, CoverAnswer>(c => c.AddAsync(
            deputy, council.Owner.Id, Monday, Monday.AddDays(8), council.Deputy.Id, Token))).IsSaved);
        Assert.True((await council.App.WithAsync<ArrangeCover, CoverAnswer>(c => c.AddAsync(
            deputy, council.Deputy.Id, Monday, Monday.AddDays(8), council.Owner.Id, Token))).IsSaved);
        Assert.Single(await council.App.WithDbAsync(db => db.Absences.ToListAsync(Token)));
    }

    private static Task LeaveAsync(ReminderCouncil council, Person person, DateOnly on) => council.App.WithDbAsync(async db =>
    {
        (await db.People.SingleAsync(p => p.Id == person.Id, Token)).LeftOn = on;
        await db.SaveChangesAsync(Token);
    });
}
