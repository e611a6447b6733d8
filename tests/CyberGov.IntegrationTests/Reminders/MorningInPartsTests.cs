using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CyberGov.IntegrationTests.Reminders.ReminderCouncil;

namespace CyberGov.IntegrationTests.Reminders;

/// <summary>A morning is written a few people at a time, from the records as they are by then.</summary>
public sealed class MorningInPartsTests
{
    private const int PersonCount = 450;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_people_each_gets_one_digest_of_their_own(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var people = await council.AskAsync(PersonCount, each: 3, Monday, Token);

        await council.LiveAsync(Monday, Token, isDelivered: false);
        await council.LiveAsync(Monday, Token, isDelivered: false);

        var digests = await council.DigestsAsync(Token);
        Assert.Equal(people.ToHashSet(), digests.Select(d => d.PersonId!.Value).ToHashSet());
        Assert.Equal(PersonCount, digests.Count);
        var told = await council.App.WithDbAsync(db => db.Reminders.Select(r => new { r.PersonId, r.ItemId, r.QueuedEmail!.ToAddress, r.Person!.Email })
            .ToListAsync(Token));
        Assert.Equal(3 * PersonCount, told.Select(r => r.ItemId).Distinct().Count());
        Assert.All(told.GroupBy(r => r.PersonId), mine => Assert.Equal(3, mine.Count()));
        Assert.All(told, r => Assert.Equal(r.Email, r.ToAddress));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_done_before_its_digest_is_written_is_left_out(DatabaseProvider provider)
    {
        await using var council = await StartAsync(provider, Token);
        var people = await council.AskAsync(3, each: 2, Monday, Token);
        await using var scope = council.App.Services.CreateAsyncScope();
        var owed = scope.ServiceProvider.GetRequiredService<RemindersOwed>();
        var morning = await owed.ExecuteAsync(Monday, Token);
        Assert.Equal(people.ToHashSet(), morning.People.Select(p => p.Person.PersonId).ToHashSet());

        await CloseAsync(council, people[0], most: 1);
        await CloseAsync(council, people[1], most: 2);
        var digests = (await owed.DigestsAsync(morning, Token).ToListAsync(Token)).SelectMany(d => d).ToList();

        Assert.Equal(
            new Dictionary<Guid, int> { [people[0]] = 1, [people[2]] = 2 }.ToHashSet(),
            digests.Select(d => KeyValuePair.Create(d.Person.PersonId, d.Lines.Count)).ToHashSet());
    }

    private static Task CloseAsync(ReminderCouncil council, Guid personId, int most) => council.App.WithDbAsync(async db =>
    {
        var ids = await db.EvidenceRequests.Where(r => r.AskedOfId == personId).OrderBy(r => r.Code).Select(r => r.Code).Take(most).ToListAsync(Token);
        foreach (var code in ids)
        {
            await council.App.WithAsync<CloseEvidenceRequest>(close => close.ExecuteAsync(code, "There is none.", council.OfficerViewer, Token));
        }
    });
}
