using System.Globalization;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>The pages of what waits show the longest waiting, say how many there are, and lead to all of them.</summary>
public sealed class WaitingListsTests
{
    private const int Many = PiaDecisionsDueQuery.Most + 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> All => Databases.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task More_than_fit_a_page_are_counted_and_linked_to(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        using var siro = await app.SignInAsync(Token, CouncilRole.SeniorInformationRiskOwner);
        await AddAsync(app, lead, PiaState.SignOff, Many);
        await AddAsync(app, lead, PiaState.DpoReview, 1);

        var decisions = await siro.OpenAsync("/pias/decisions", Token);
        Assert.Equal(PiaDecisionsDueQuery.Most + 1, decisions.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 assessment waits", decisions.Text("main"), StringComparison.Ordinal);
        await AssertLeadsToAllAsync(siro, decisions, "See all that wait for the SIRO");

        var waiting = await siro.OpenAsync("/pias/waiting", Token);
        Assert.Equal(PiaDecisionsDueQuery.Most, waiting.Document.QuerySelectorAll("tbody tr").Length);
        await AssertLeadsToAllAsync(siro, waiting, "See all that wait for you");
    }

    [Fact]
    public async Task The_register_is_narrowed_by_whom_it_waits_for_and_by_nothing_nobody_could_choose()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        await AddAsync(app, lead, PiaState.SignOff, 2);
        await AddAsync(app, lead, PiaState.DpoReview, 1);

        foreach (var (waits, count) in ((string, int)[])[("SeniorInformationRiskOwner", 2), ("DataProtectionOfficer", 1), ("System", 3), ("nobody", 3)])
        {
            var page = await officer.OpenAsync($"/pias?waits={waits}", Token);
            Assert.Equal(count, page.Document.QuerySelectorAll("table.responsive-table tbody tr").Length);
            Assert.Equal(count < 3, page.Text("main").Contains("Waits for: ", StringComparison.Ordinal));
        }
    }

    private static async Task AssertLeadsToAllAsync(TestVisitor visitor, TestPage page, string link)
    {
        Assert.Contains($"of {Many}.", page.Text("main"), StringComparison.Ordinal);
        var all = page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == link).GetAttribute("href")!;
        Assert.Equal($"{Many}", (await visitor.OpenAsync(all, Token)).Text(".register-head strong"));
    }

    private static Task AddAsync(TestApp app, Person lead, PiaState state, int count) => app.WithDbAsync(async db =>
    {
        var serviceId = await app.Council.AddServiceAreaAsync($"Service of {state}", Token);
        for (var i = 1; i <= count; i++)
        {
            var number = ((int)state * 100) + i;
            var pia = new Pia
            {
                Code = string.Create(CultureInfo.InvariantCulture, $"PIA-2020-{number:0000}"),
                Number = 20_200_000 + number,
                Title = $"Project {number}",
                ServiceAreaId = serviceId,
                ProjectLeadId = lead.Id,
                InformationAssetOwnerId = lead.Id,
                StartedById = lead.Id,
                StartedAt = app.Clock.Now,
            };
            pia.Begin(app.Clock.Now);
            pia.Take(new PiaTransition(pia.State, PiaAction.Advise, state), new PiaMove(PiaAction.Advise), app.Clock.Now);
            pia.WaitFor(state == PiaState.SignOff ? PiaActor.SeniorInformationRiskOwner : PiaActor.DataProtectionOfficer);
            db.Pias.Add(pia);
        }

        await db.SaveChangesAsync(Token);
    });
}
