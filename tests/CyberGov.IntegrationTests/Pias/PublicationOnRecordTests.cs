using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What is on record of a publication, and when one may be decided.</summary>
public sealed class PublicationOnRecordTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_withheld_part_keeps_its_reason_the_next_decision_ends_the_one_before_and_names_stay_out_of_the_approval(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var (code, officer, approver) = await ApprovedAsync(app);
        await PublishAsync(app, code, officer, isPublished: true, namesPeople: false);
        using var anyone = app.Visitor();
        var text = (await anyone.OpenAsync($"/public/pias/{code}", Token)).Text("main");
        Assert.DoesNotContain(approver, text, StringComparison.Ordinal);

        await PublishAsync(app, code, officer, isPublished: true, namesPeople: true);
        Assert.Contains(approver, (await anyone.OpenAsync($"/public/pias/{code}", Token)).Text("main"), StringComparison.Ordinal);
        await PublishAsync(app, code, officer, isPublished: false, namesPeople: false);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await anyone.GetAsync($"/public/pias/{code}", Token)).Status);

        var decided = await app.WithDbAsync(db => db.PiaPublications.AsNoTracking()
            .Include(p => p.Withheld).OrderBy(p => p.PiaPublicationId).ToListAsync(Token));
        Assert.Equal([false, false, true], decided.Select(d => d.EndedAt is null));
        Assert.Equal([(true, 1), (true, 1), (false, 0)], decided.Select(d => (d.IsPublished, d.Withheld.Count)));
        Assert.Equal(("answer/technology", "It would help a thief"), (decided[0].Withheld[0].Part, decided[0].Withheld[0].Reason));
        Assert.Equal("Nobody asked for it", decided[2].Reason);
    }

    [Fact]
    public async Task While_it_is_under_review_nothing_new_is_published_and_what_was_can_be_withdrawn()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var (code, officer, _) = await ApprovedAsync(app);
        await PublishAsync(app, code, officer, isPublished: true, namesPeople: false);
        await app.WithDbAsync(db => db.Pias.Where(p => p.Code == code).ExecuteUpdateAsync(p => p.SetProperty(x => x.State, PiaState.UnderReview), Token));

        await Assert.ThrowsAsync<PiaNotFoundException>(() => PublishAsync(app, code, officer, isPublished: true, namesPeople: true));
        using var visitor = await app.SignInAsync(officer, Token);
        var withdraw = new FormChoice { Form = "form:has(textarea[name=WithdrawReason])" };
        var page = await visitor.OpenAsync($"/pias/{code}/publish", Token);

        var refused = await visitor.PostFormAsync(page, f => f.Fill("WithdrawReason", " "), withdraw, Token);
        Assert.Equal(["Enter why it is withdrawn"], refused.Errors);
        Assert.Equal("#WithdrawReason", refused.Document.QuerySelector(".govuk-error-summary__list a")?.GetAttribute("href"));
        Assert.Null((await app.WithDbAsync(db => db.PiaPublications.SingleAsync(Token))).EndedAt);

        await visitor.PostFormAsync(refused, f => f.Fill("WithdrawReason", "A street was named"), withdraw, Token);
        Assert.Equal("A street was named", (await app.WithDbAsync(db => db.PiaPublications.SingleAsync(Token))).EndedReason);
    }

    private static async Task<(string Code, Person Officer, string Approver)> ApprovedAsync(TestApp app)
    {
        var lead = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = await app.Council.AddPersonAsync(p =>
        {
            p.Name = "Quentin Approver";
            p.Roles.Add(new PersonRole { PersonId = p.Id, Role = CouncilRole.ControlOwner });
        }, Token);
        var code = await app.AddApprovedPiaAsync(new TestPia("Cameras in car parks", lead.Id, owner.Id), Token);
        return (code, await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer), owner.Name);
    }

    private static async Task PublishAsync(TestApp app, string code, Person officer, bool isPublished, bool namesPeople)
    {
        var hash = await app.WithDbAsync(db => db.PiaDecisions.Where(d => d.Action == PiaAction.ApproveLow).Select(d => d.ContentHash).SingleAsync(Token));
        await app.WithAsync<PublishPia>(p => p.ExecuteAsync(
            code,
            new PublicationChoice
            {
                ContentHash = hash,
                IsPublished = isPublished,
                Reason = "Nobody asked for it",
                NamesPeople = namesPeople,
                Withheld = new Dictionary<string, string>(StringComparer.Ordinal) { ["answer/technology"] = " It would help a thief " },
            },
            WrittenPia.As(officer),
            Token));
    }
}
