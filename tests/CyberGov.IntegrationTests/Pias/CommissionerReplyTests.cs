using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Evidence;
using CyberGov.Pias.Workflow;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;
using static CyberGov.IntegrationTests.Pias.Part;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>What counts as the Commissioner's reply.</summary>
public sealed class CommissionerReplyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_accepted_evidence_from_a_day_since_the_request_is_the_reply(DatabaseProvider provider)
    {
        await using var life = await PiaLife.BeginAsync(provider);
        var controlId = await life.Council.WithDbAsync(db => db.Controls.Where(c => c.Code == "TST-11").Select(c => c.ControlId).SingleAsync(Token));
        var letter = EvidenceCouncil.Note(life[Officer].PersonId, controlId) with { Title = "Letter of the Commissioner" };
        var waiting = await life.Council.LogAsync(letter, life[Officer]);
        var early = await life.Council.LogAcceptedAsync(letter with { EffectiveOn = EvidenceCouncil.Today.AddDays(-1) }, life[Officer]);
        var reply = await life.Council.LogAcceptedAsync(letter, life[Officer]);
        var code = await life.PiaAtAsync(PiaState.PriorConsultation);

        Assert.Contains($"{waiting} is not accepted", await RefusedAsync(life, code, waiting), StringComparison.Ordinal);
        Assert.Contains($"{early} holds from 2 March 2027, before the request was sent on 3 March 2027", await RefusedAsync(life, code, early), StringComparison.Ordinal);
        Assert.Equal(2, await life.RefusalsOfAsync(code));
        Assert.Equal(PiaState.PriorConsultation, (await life.PiaAsync(code)).State);

        var offered = await OfferedAsync(life, code, "letter commissioner", Adviser);
        Assert.Equal(reply, Assert.Single(offered).Code);
        Assert.Empty(await OfferedAsync(life, code, "no such words", Adviser));
        Assert.Empty(await OfferedAsync(life, code, null, HeadOfService));
        await life.TakeAsync(code, await MoveAsync(life, reply), Adviser);
        Assert.Equal(PiaState.Rejected, (await life.PiaAsync(code)).State);
    }

    [Fact]
    public async Task The_form_offers_accepted_evidence_and_says_where_to_log_the_reply()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite, Token);
        using var dpo = await app.SignInAsync(Token, CouncilRole.DataProtectionOfficer);
        var officer = (await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer)).Person!;
        await app.Council.AddServiceAreaAsync("Housing", Token);
        var pia = (await SamplePias.AddAsync(app, officer, Token))[PiaState.PriorConsultation];

        var clock = $"/pias/{pia}/prior-consultation";
        var closed = await dpo.OpenAsync($"/pias/{pia}/action/ReplyStop", Token);
        Assert.Contains("Record on the Commissioner’s clock", closed.Text("main"), StringComparison.Ordinal);
        Assert.True(closed.Has($"main a[href='{clock}']"));
        var today = app.Clock.TodayInUk();
        foreach (var wrong in new[] { today.AddDays(-1), today.AddDays(1) })
        {
            var refused = await dpo.PostFormAsync(clock, form => form.Fill("SentOn", InForm(wrong)), Token);
            Assert.Contains($"from {today.InWords()}, when it was decided to consult, until today", Assert.Single(refused.Errors), StringComparison.Ordinal);
        }

        await dpo.PostFormAsync(clock, form => form.Fill("SentOn", InForm(today)), Token);
        Assert.NotNull((await dpo.OpenAsync($"/pias/{pia}/action/ReplyStop", Token)).Document.QuerySelector("main a[href='/evidence/log?control=PIA-06']"));
        var reply = await app.Council.AddEvidenceAsync(new TestEvidence("Letter of the Commissioner", officer.Id, "PIA-06"), Token);

        var step = await dpo.OpenAsync($"/pias/{pia}/action/ReplyStop?q=letter", Token);
        var done = await dpo.PostFormAsync(step, form => form.Fill("ReplyCode", reply), new FormChoice { Form = "form[method=post]:has([name=ReplyCode])" }, Token);
        Assert.Equal($"/pias/{pia}", done.Path);
    }

    private static string InForm(DateOnly day) => day.ToString("d/M/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> RefusedAsync(PiaLife life, string code, string evidence)
    {
        var move = await MoveAsync(life, evidence);
        var refused = await Assert.ThrowsAsync<PiaRefusedException>(() => life.TakeAsync(code, move, Adviser));
        Assert.Equal(PiaRefusal.Incomplete, refused.Refusal);
        return Assert.Single(refused.Gaps);
    }

    private static async Task<PiaMove> MoveAsync(PiaLife life, string evidence) => life.Whole(PiaAction.ReplyStop) with
    {
        ReplyEvidenceItemId = await life.Council.WithDbAsync(
            db => db.EvidenceItems.Where(e => e.Code == evidence).Select(e => e.EvidenceItemId).SingleAsync(Token)),
    };

    private static async Task<IReadOnlyList<PossibleReply>> OfferedAsync(PiaLife life, string code, string? text, Part part)
    {
        var pia = await life.PiaAsync(code);
        return await life.Council.WithAsync<CommissionerReplies, IReadOnlyList<PossibleReply>>(
            r => r.OfferAsync(pia, text, life[part], Token));
    }
}
