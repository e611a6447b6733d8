using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.IntegrationTests.InformationRegisters;
using CyberGov.People;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What a leaver holds in assessments and registers goes on with someone else, and nobody ends up on both sides.</summary>
public sealed class HandOverPiasTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_part_moves_with_whom_it_waits_for_and_the_history_says_so(DatabaseProvider provider)
    {
        await using var life = await PiaLife.BeginAsync(provider);
        var heir = await life.Council.AddPersonAsync("Heir", CouncilRole.ControlOwner);
        var (written, review, ended) = (
            await life.PiaAtAsync(new PiaScene(PiaState.Describing) { Measure = MeasureIs.Open }),
            await life.PiaAtAsync(PiaState.UnderReview), await life.PiaAtAsync(PiaState.Withdrawn));

        Assert.Equal(["2 assessments led"], await HeldAsync(life, life[Lead]));
        Assert.Equal(["2 assessments as Information Asset Owner or head of service"], await HeldAsync(life, life[AssetOwner]));
        Assert.Equal(["2 assessments written with others", "1 open measure of an assessment"], await HeldAsync(life, life[TeamMember]));
        foreach (var leaver in new[] { Lead, TeamMember })
        {
            Assert.Empty((await HandOverAsync(life, life[leaver], heir)).Left);
            Assert.Empty(await HeldAsync(life, life[leaver]));
        }

        var pia = await life.PiaAsync(written);
        Assert.Equal((heir.PersonId, PiaActor.ProjectLead, heir.PersonId), (pia.ProjectLeadId, pia.WaitsFor, pia.WaitsForId));
        Assert.Equal(life[Lead].PersonId, (await life.PiaAsync(ended)).ProjectLeadId);
        Assert.True(await life.Council.WithDbAsync(db => db.PiaMeasures.AnyAsync(m => m.OwnerId == heir.PersonId, Token)));
        Assert.True(await life.Council.WithDbAsync(db => db.ChangeHistory.AnyAsync(
            h => h.SubjectId == pia.PiaId && h.PersonId == life[Officer].PersonId && h.Fields.Contains("ProjectLeadId"), Token)));

        // The heir leads both now, so the approvers' parts stay where they are, and one who does not takes them.
        var left = await HandOverAsync(life, life[AssetOwner], heir);
        Assert.Equal((0, 2), (left.Moved, left.Left.Count));
        Assert.All(left.Left, l => Assert.Contains("who owns the information: one person would both write it", l, StringComparison.Ordinal));
        Assert.Equal(life[AssetOwner].PersonId, (await life.PiaAsync(review)).InformationAssetOwnerId);
        Assert.Equal(2, (await HandOverAsync(life, life[AssetOwner], life[ControlOwner])).Moved);
        var moved = await life.PiaAsync(review);
        Assert.Equal((life[ControlOwner].PersonId, life[ControlOwner].PersonId), (moved.InformationAssetOwnerId, moved.WaitsForId!.Value));

        // Nor does an approver become the lead, nor anybody without the role advise.
        Assert.Equal(2, (await HandOverAsync(life, heir, life[ControlOwner])).Left.Count(l => l.Contains("who leads it", StringComparison.Ordinal)));
        var advice = await HandOverAsync(life, life[Adviser], life[Officer]);
        Assert.All(advice.Left, l => Assert.Contains("no role in which one does that", l, StringComparison.Ordinal));
        Assert.Equal(life[Adviser].PersonId, (await life.PiaAsync(written)).DpoReviewerId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_move_but_not_to_who_put_the_agreement_into_force(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var (draft, active) = (await council.AddAgreementAsync(), await council.AddAgreementAsync());
        await council.LinkAsync(active, await council.AddPiaAsync(PiaState.Live));
        await council.AsAsync<ActivateAgreement>(council.Officer, async a => await a.ExecuteAsync(
            active, (await council.RecordAsync(active)).Revision, council.Officer, Token));

        var handed = await council.AsAsync<HandOver, HandedOver?>(council.Officer, h => h.ExecuteAsync(
            council.Officer, council.Lead.PersonId, council.Officer.PersonId, new Dictionary<Guid, Guid>(), Token));

        Assert.Contains($"{active}: they put it into force, so someone else owns it.", handed!.Left);
        Assert.Equal(council.Officer.PersonId, (await council.RecordAsync(draft)).OwnerId);
        Assert.Equal(council.Lead.PersonId, (await council.RecordAsync(active)).OwnerId);
        var rest = await council.AsAsync<HandOver, HandedOver?>(council.Officer, h => h.ExecuteAsync(
            council.Officer, council.Lead.PersonId, council.Owner.PersonId, new Dictionary<Guid, Guid>(), Token));
        Assert.Equal(council.Owner.PersonId, (await council.RecordAsync(active)).OwnerId);
        Assert.Equal(AgreementState.Active, ((SharingAgreement)await council.RecordAsync(active)).State);
        Assert.DoesNotContain(rest!.Left, l => l.StartsWith("DSA", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_would_stay_is_foreseen_in_the_same_words_and_nothing_moves(DatabaseProvider provider)
    {
        await using var life = await PiaLife.BeginAsync(provider);
        await life.PiaAtAsync(PiaState.UnderReview);
        var before = await EntriesAsync(life);

        var foreseen = await life.Council.WithAsync<HandOver, HandedOver?>(
            h => h.ForeseeAsync(life[Officer], life[AssetOwner].PersonId, life[Lead].PersonId, new Dictionary<Guid, Guid>(), Token), life[Officer].PersonId);

        Assert.Equal(before, await EntriesAsync(life));
        Assert.NotEmpty(foreseen!.Left);
        Assert.Equal(foreseen.Left, (await HandOverAsync(life, life[AssetOwner], life[Lead])).Left);
    }

    private static Task<int> EntriesAsync(PiaLife life) => life.Council.WithDbAsync(db => db.ChangeHistory.CountAsync(Token));

    private static async Task<HandedOver> HandOverAsync(PiaLife life, Viewer from, Viewer to) =>
        (await life.Council.WithAsync<HandOver, HandedOver?>(
            h => h.ExecuteAsync(life[Officer], from.PersonId, to.PersonId, new Dictionary<Guid, Guid>(), Token), life[Officer].PersonId))!;

    private static Task<List<string>> HeldAsync(PiaLife life, Viewer person) => life.Council.WithAsync<HeldItemsQuery, List<string>>(
        async q => [.. (await q.ExecuteAsync(person.PersonId, Token))!.Others.Select(o => o.Words)]);
}
