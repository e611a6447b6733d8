using System.Text.Json;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.ChangeHistory;

public sealed class ChangeHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_is_kept_with_who_made_it_when_and_what_it_was_before(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var officer = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var controlId = await app.Council.AddControlAsync("TEST-01", Token);
        app.Clock.Advance(TimeSpan.FromHours(3));

        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().PersonId = officer.Id;
            var db = scope.ServiceProvider.GetRequiredService<CyberGovDbContext>();
            (await db.Controls.SingleAsync(c => c.ControlId == controlId, Token)).Assign(officer.Id, null, null);
            await db.SaveChangesAsync(Token);
        }

        var entry = Assert.Single(await HistoryAsync(app, controlId, ChangeAction.Changed));
        Assert.Equal(officer.Id, entry.PersonId);
        Assert.Equal(app.Clock.Now, entry.OccurredAt);
        Assert.Equal(nameof(Control), entry.Subject);
        Assert.Equal((string?[])[null, officer.Id.ToString()], FieldsOf(entry)[nameof(Control.OwnerId)]);
        Assert.Equal([nameof(Control.OwnerId)], FieldsOf(entry).Keys);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_that_is_rolled_back_leaves_no_history(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var controlId = await app.Council.AddControlAsync("TEST-01", Token);

        await app.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            (await db.Controls.SingleAsync(c => c.ControlId == controlId, Token)).MarkNotApplicable("Bought as a service");
            await db.SaveChangesAsync(Token);
            Assert.Equal(1, await db.ChangeHistory.CountAsync(h => h.SubjectId == controlId && h.Action == ChangeAction.Changed, Token));
        });

        Assert.Empty(await HistoryAsync(app, controlId, ChangeAction.Changed));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_second_of_two_editors_is_told_and_leaves_no_history(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var controlId = await app.Council.AddControlAsync("TEST-01", Token);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => app.WithDbAsync(async db =>
        {
            var control = await db.Controls.SingleAsync(c => c.ControlId == controlId, Token);
            await app.Council.ChangeControlAsync("TEST-01", c => c.MarkNotApplicable("First"), Token);
            control.MarkNotApplicable("Second");
            await db.SaveChangesAsync(Token);
        }));

        var entry = Assert.Single(await HistoryAsync(app, controlId, ChangeAction.Changed));
        Assert.Equal((string?[])[null, "First"], FieldsOf(entry)[nameof(Control.NotApplicableReason)]);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Passwords_and_what_guards_them_never_reach_the_history(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);

        var person = await app.Council.AddPersonAsync(Token, CouncilRole.Auditor);

        var history = await app.WithDbAsync(db => db.ChangeHistory.Where(h => h.SubjectId == person.Id).ToListAsync(Token));
        Assert.Equal(
            ["Person", "PersonRole"],
            history.Select(h => h.Subject).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(history, h => h.Fields.Contains(person.PasswordHash!, StringComparison.Ordinal)
            || h.Fields.Contains(person.SecurityStamp!, StringComparison.Ordinal));
    }

    private static Task<List<ChangeHistoryEntry>> HistoryAsync(TestApp app, Guid subjectId, ChangeAction action) =>
        app.WithDbAsync(db => db.ChangeHistory.Where(h => h.SubjectId == subjectId && h.Action == action).ToListAsync(Token));

    private static Dictionary<string, string?[]> FieldsOf(ChangeHistoryEntry entry) =>
        JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Fields)!;
}
