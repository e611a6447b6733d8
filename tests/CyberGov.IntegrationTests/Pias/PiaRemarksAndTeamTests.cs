using System.Net;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Workflow;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>Comments on an assessment, and who writes and leads it.</summary>
public sealed class PiaRemarksAndTeamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_comment_stands_beside_its_question_until_its_author_or_the_lead_settles_it(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var dpo = await scene.VisitAsync(scene.Dpo);
        using var lead = await scene.VisitAsync(scene.Lead);
        await dpo.PostFormAsync(scene.At("comments/aim"), f => f.Fill("Text", "Whose thefts, and how many?"), Token);

        Assert.Contains("Whose thefts, and how many?", (await lead.OpenAsync(scene.At("section/need"), Token)).Text("#q-aim"), StringComparison.Ordinal);
        Assert.Contains("1 open comment", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text("li:has(#task-need-status)"), StringComparison.Ordinal);
        Assert.False((await VisitCommentsAsync(scene, scene.Author)).Has("form[data-holds-no-text]"));

        var settled = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("comments/aim"), Token), _ => { }, new FormChoice { Form = "form[data-holds-no-text]" }, Token);
        Assert.Contains($"Settled by {scene.Lead.Name}", settled.Text(".remark"), StringComparison.Ordinal);
        Assert.DoesNotContain("open comment", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CouncilRole.Auditor)]
    [InlineData(CouncilRole.BoardMember)]
    public async Task Those_who_only_look_on_do_not_comment(CouncilRole role)
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        var looker = await scene.App.Council.AddPersonAsync(Token, role);

        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaComments>(
            c => c.WriteAsync(scene.Code, "aim", "A remark", WrittenPia.As(looker), Token)));
    }

    [Fact]
    public async Task Nobody_comments_on_what_there_is_not_or_settles_what_is_not_theirs()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        await scene.App.WithAsync<PiaComments>(c => c.WriteAsync(scene.Code, "risk-3", "A remark", WrittenPia.As(scene.Dpo), Token));
        var id = await scene.App.WithDbAsync(db => db.PiaComments.Select(c => c.PiaCommentId).SingleAsync(Token));

        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaComments>(
            c => c.WriteAsync(scene.Code, "nothing", "A remark", WrittenPia.As(scene.Dpo), Token)));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaComments>(
            c => c.ResolveAsync(scene.Code, id, WrittenPia.As(scene.Author), Token)));
        await scene.App.WithAsync<PiaComments>(c => c.ResolveAsync(scene.Code, id, WrittenPia.As(scene.Dpo), Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_lead_adds_and_removes_those_who_write(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        var writer = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        using var lead = await scene.VisitAsync(scene.Lead);
        using var visitor = await scene.VisitAsync(writer);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/pias/{scene.Code}", Token)).Status);

        var added = await lead.PostFormAsync(
            await lead.OpenAsync(scene.At("team"), Token), f => f.Fill("PersonId", writer.Id.ToString()),
            new FormChoice { Form = "main form:has(select)" }, Token);
        Assert.Contains(writer.Name, added.Text("main"), StringComparison.Ordinal);
        Assert.True((await visitor.OpenAsync(scene.At("section/need"), Token)).Has("main form"));

        await scene.App.WithAsync<PiaTeam>(t => t.RemoveAsync(scene.Code, writer.Id, WrittenPia.As(scene.Officer), Token));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/pias/{scene.Code}", Token)).Status);
        await Assert.ThrowsAsync<PiaNotFoundException>(
            () => scene.App.WithAsync<PiaTeam>(t => t.AddAsync(scene.Code, writer.Id, WrittenPia.As(scene.Author), Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_head_is_changed_by_the_lead_who_cannot_become_the_approver(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);

        var refused = await lead.PostFormAsync(scene.At("edit"), f =>
        {
            f.Fill("Title", "Cameras in two car parks");
            f.Fill("InformationAssetOwnerId", scene.Lead.Id.ToString());
            f.Fill("HeadOfServiceId", scene.Lead.Id.ToString());
        }, Token);
        Assert.Equal(2, refused.Errors.Count);

        await lead.PostFormAsync(refused, f =>
        {
            f.Fill("InformationAssetOwnerId", scene.Owner.Id.ToString());
            f.Fill("HeadOfServiceId", scene.Officer.Id.ToString());
            f.Fill("ProjectLeadId", scene.Author.Id.ToString());
        }, new FormChoice(), Token);

        var pia = await scene.PiaAsync();
        Assert.Equal(("Cameras in two car parks", scene.Author.Id), (pia.Title, pia.ProjectLeadId));
        Assert.Equal(scene.Author.Id, pia.WaitsForId);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(scene.At("edit"), Token)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Once_submitted_only_an_officer_who_had_no_hand_in_it_changes_who_approves(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        var other = await scene.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await scene.AnswerAsync(scene.Code, scene.Author, new SentAnswer("aim", "To stop thefts", 0));
        await scene.PutIntoAsync(PiaState.SignOff);
        await scene.App.WithDbAsync(async db =>
        {
            (await db.Pias.SingleAsync(p => p.Code == scene.Code, Token)).WaitFor(PiaActor.InformationAssetOwner);
            await db.SaveChangesAsync(Token);
        });
        using var lead = await scene.VisitAsync(scene.Lead);
        using var officer = await scene.VisitAsync(scene.Officer);

        Assert.False((await lead.OpenAsync(scene.At("edit"), Token)).Has("[name=InformationAssetOwnerId]"));
        Assert.Equal(PiaRefusal.NotTheirs, await RefusalAsync(scene, scene.Lead, scene.Head("Cameras") with { InformationAssetOwnerId = other.Id }));
        Assert.Equal(PiaRefusal.NotTheirs, await RefusalAsync(scene, scene.Lead, scene.Head("Cameras") with { HeadOfServiceId = other.Id }));
        Assert.Equal(
            PiaRefusal.OwnWork, await RefusalAsync(scene, scene.Officer, scene.Head("Cameras") with { InformationAssetOwnerId = scene.Author.Id }));
        Assert.Equal(scene.Owner.Id, (await scene.PiaAsync()).WaitsForId);
        Assert.Equal(3, await scene.App.WithDbAsync(db => db.ChangeHistory.CountAsync(h => h.Action == ChangeAction.Refused, Token)));

        var title = (await scene.PiaAsync()).Title;
        var kept = await lead.PostFormAsync(scene.At("edit"), f => f.Fill("Title", "Selling pictures to advertisers"), Token);
        Assert.Contains("stay as they were read", kept.Errors[0], StringComparison.Ordinal);
        Assert.Equal(title, (await scene.PiaAsync()).Title);
        var refused = await officer.PostFormAsync(
            scene.At("edit"), f => f.Fill("InformationAssetOwnerId", scene.Author.Id.ToString()), Token);
        Assert.Contains("nobody approves their own work", refused.Errors[0], StringComparison.Ordinal);
        await officer.PostFormAsync(refused, f => f.Fill("InformationAssetOwnerId", other.Id.ToString()), new FormChoice(), Token);
        var pia = await scene.PiaAsync();
        Assert.Equal((other.Id, other.Id), (pia.InformationAssetOwnerId, pia.WaitsForId));
    }

    private static async Task<PiaRefusal> RefusalAsync(WrittenPia scene, Person person, NewPia head)
    {
        var version = (await scene.PiaAsync()).Version;
        return (await Assert.ThrowsAsync<PiaApproverRefusedException>(() => scene.App.WithAsync<ChangePiaHead>(
            c => c.ExecuteAsync(scene.Code, head, version, WrittenPia.As(person), Token)))).Refusal;
    }

    private static async Task<TestPage> VisitCommentsAsync(WrittenPia scene, Person person)
    {
        using var visitor = await scene.VisitAsync(person);
        return await visitor.OpenAsync(scene.At("comments/aim"), Token);
    }
}
