using CyberGov.Controls;
using CyberGov.Identity;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Controls;

public sealed class ControlOwnersTests(SqliteApp shared) : IClassFixture<SqliteApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registers_offer_only_people_who_own_a_control()
    {
        var app = shared.App;
        var owner = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var deputy = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.AssignAsync("GOV-01", owner.Id, deputy.Id, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        var controls = await officer.OpenAsync("/controls", Token);
        var reviews = await officer.OpenAsync("/reviews", Token);

        Assert.Equal(["", "none", owner.Id.ToString()], controls.Document.QuerySelectorAll("select[name=Owner] option").Select(o => o.GetAttribute("value")));
        Assert.Equal(["", owner.Id.ToString()], reviews.Document.QuerySelectorAll("select[name=Owner] option").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task A_new_owner_is_offered_at_once()
    {
        var app = shared.App;
        var person = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        Assert.DoesNotContain(await OwnersAsync(app), o => o.PersonId == person.Id);

        await app.Council.AssignAsync("GOV-02", person.Id, null, Token);

        Assert.Contains(new ControlOwner(person.Id, person.Name), await OwnersAsync(app));

        await app.Council.AssignAsync("GOV-02", null, null, Token);
    }

    private static Task<IReadOnlyList<ControlOwner>> OwnersAsync(TestApp app) =>
        app.WithAsync<ControlOwnersQuery, IReadOnlyList<ControlOwner>>(owners => owners.ExecuteAsync(Token));
}
