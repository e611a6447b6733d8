using CyberGov.Data;
using CyberGov.People;
using CyberGov.Pias;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Which two parts one person may have in an assessment, and which need two people.</summary>
public sealed class TwoPeopleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_leads_or_advises_approves_nothing_but_the_owner_may_be_the_head_of_service(DatabaseProvider provider)
    {
        await using var life = await PiaLife.BeginAsync(provider);
        var (lead, owner, adviser) = (life[Lead].PersonId, life[AssetOwner].PersonId, life[Adviser].PersonId);
        var areaId = await life.Council.WithDbAsync(db => db.ServiceAreas.Select(s => s.ServiceAreaId).FirstAsync(Token));
        foreach (var (ownerId, headId) in new[] { (lead, owner), (owner, lead) })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => life.Council.WithAsync<StartPia, string>(s => s.ExecuteAsync(
                new NewPia("Alone", areaId, lead, ownerId, headId, null, false), life[Lead], Token), lead));
        }

        var screened = await life.PiaAtAsync(PiaState.ScreeningReview);
        await SetHeadAsync(life, screened, adviser);
        var refused = await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(screened, life.Whole(PiaAction.DpiaNeeded), Officer));
        Assert.Equal(["Select a Data Protection Officer who does not approve it: whoever advises is not advised"], refused.Gaps);

        // One person for both: they approve it, unless they wrote any of it.
        var medium = new PiaScene(PiaState.SignOff) { Residual = RiskLevel.Medium };
        var (both, written) = (await life.PiaAtAsync(medium), await life.PiaAtAsync(medium));
        await SetHeadAsync(life, both, owner);
        await SetHeadAsync(life, written, owner);
        await life.TakeAsync(both, life.Whole(PiaAction.ApproveMedium), AssetOwner);
        var pia = await life.PiaAsync(written);
        await life.Council.WithDbAsync(async db =>
        {
            db.PiaAuthors.Add(new PiaAuthor { PiaId = pia.PiaId, VersionNumber = 1, PersonId = owner });
            await db.SaveChangesAsync(Token);
        });
        Assert.Equal(
            PiaRefusal.OwnWork,
            (await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(written, life.Whole(PiaAction.ApproveMedium), AssetOwner))).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_who_wrote_it_are_named_after_the_lead_has_changed_hands(DatabaseProvider provider)
    {
        await using var life = await PiaLife.BeginAsync(provider);
        var code = await life.PiaAtAsync(PiaState.Describing);
        Assert.Equal(["Author", "Lead"], await AuthorsAsync(life, code));

        await life.Council.WithAsync<HandOver, HandedOver?>(h => h.ExecuteAsync(
            life[Officer], life[Lead].PersonId, life[ControlOwner].PersonId, new Dictionary<Guid, Guid>(), Token));
        Assert.Equal(["Author", "ControlOwner", "Lead"], await AuthorsAsync(life, code));
    }

    private static async Task<IReadOnlyList<string>> AuthorsAsync(PiaLife life, string code)
    {
        var pia = await life.PiaAsync(code);
        var document = await life.Council.WithAsync<PiaContents, PiaDocument>(c => c.ReadAsync(pia, pia.VersionNumber, Token));
        return document.Surroundings.Authors;
    }

    private static Task<int> SetHeadAsync(PiaLife life, string code, Guid headId) => life.Council.WithDbAsync(db => db.Pias
        .Where(p => p.Code == code).ExecuteUpdateAsync(p => p.SetProperty(x => x.HeadOfServiceId, headId), Token));
}
