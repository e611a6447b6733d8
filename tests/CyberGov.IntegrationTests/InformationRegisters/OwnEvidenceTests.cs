using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.InformationRegisters;

/// <summary>Assessments, agreements and reviews of the record of processing are evidence by themselves.</summary>
public sealed class OwnEvidenceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> BothDatabases => Databases.All;

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_approved_assessment_moves_the_controls_it_shows_until_the_next_version_or_its_end(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        await council.Council.App.Council.ChangeControlAsync(
            "PIA-05", c => c.RecordReview(ControlStatus.InPlace, RegisterCouncil.Today, RegisterCouncil.Today.AddYears(1)), Token);
        Assert.Equal(ControlPosition.NoEvidence, await PositionAsync(council, "PIA-05"));

        var pia = await council.AddPiaAsync(PiaState.DraftScreening);
        await council.ScreenAsync(pia, "S11");
        await council.SetStateAsync(pia, PiaState.SignOff);
        await council.ApproveAsync(pia);

        var first = Assert.Single(await council.EvidenceAsync());
        var revision = Assert.Single(first.Revisions);
        Assert.Equal($"{pia} Cameras in car parks, version 1", first.Title);
        Assert.Equal((EvidenceStage.Accepted, EvidenceKind.Report, Marking.Official), (first.Stage, first.Kind, first.Marking));
        Assert.Equal((RegisterCouncil.Today, RegisterCouncil.Today.AddYears(1)), (first.EffectiveOn, first.AcceptedUntil));
        Assert.Equal((council.Lead.PersonId, council.Owner.PersonId), (revision.SubmittedById!.Value, revision.DecidedById!.Value));
        Assert.EndsWith($"/pias/{pia}", revision.LinkUrl, StringComparison.Ordinal);
        Assert.Contains(await HashAsync(council, pia), revision.Note, StringComparison.Ordinal);
        Assert.Equal(EvidenceContentHash.Of(revision), revision.ContentSha256);
        Assert.Equal(["PIA-01", "PIA-02", "PIA-03", "PIA-04", "PIA-05", "PRV-24"], CodesOf(first));
        Assert.Equal(ControlPosition.Met, await PositionAsync(council, "PIA-05"));

        // The next version takes its place; so it shows a review too.
        await council.DbAsync(db => db.Pias.ExecuteUpdateAsync(p => p.SetProperty(x => x.VersionNumber, 2), Token));
        await council.SetStateAsync(pia, PiaState.SignOff);
        await council.ApproveAsync(pia, monthsToReview: 6);
        var both = await council.EvidenceAsync();
        Assert.Equal([EvidenceStage.Superseded, EvidenceStage.Accepted], both.Select(e => e.Stage));
        Assert.Equal(both[1].EvidenceItemId, both[0].SupersededByItemId);
        Assert.Contains("PIA-07", CodesOf(both[1]));
        Assert.Equal(ControlPosition.Met, await PositionAsync(council, "PIA-05"));
        Assert.Equal(1, (await ControlAsync(council, "PIA-05")).EvidenceCount);

        await council.SetStateAsync(pia, PiaState.Live);
        await council.MoveAsync(pia, council.Owner, new PiaMove(PiaAction.Retire) { Reason = "The cameras are gone, all pictures deleted" });
        Assert.Equal(EvidenceStage.Withdrawn, (await council.EvidenceAsync())[1].Stage);
        Assert.Equal(ControlPosition.NoEvidence, await PositionAsync(council, "PIA-05"));
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task A_screening_without_assessment_is_evidence_of_screening_alone(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var pia = await council.AddPiaAsync(PiaState.DraftScreening);
        await council.ScreenAsync(pia);
        await council.MoveAsync(pia, council.Lead, new PiaMove(PiaAction.SubmitScreening));
        await council.MoveAsync(pia, council.Officer, new PiaMove(PiaAction.DpiaNotNeeded)
        {
            Reason = "No personal data",
            HasAttested = true,
            NextReviewOn = RegisterCouncil.Today.AddYears(1),
        });

        var item = Assert.Single(await council.EvidenceAsync());
        Assert.Equal(["PIA-01"], CodesOf(item));
        Assert.Equal(EvidenceStage.Accepted, item.Stage);
        Assert.Equal(council.Officer.PersonId, item.Revisions[0].DecidedById);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_agreement_in_force_is_evidence_until_it_ends(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();
        await council.LinkAsync(agreement, await council.AddPiaAsync(PiaState.Live));
        await council.AsAsync<ActivateAgreement>(council.Officer, async a => await a.ExecuteAsync(
            agreement, (await council.RecordAsync(agreement)).Revision, council.Officer, Token));

        var item = Assert.Single(await council.EvidenceAsync());
        Assert.Equal(["PIA-08", "PRV-19"], CodesOf(item));
        Assert.Equal((EvidenceStage.Accepted, EvidenceKind.Agreement), (item.Stage, item.Kind));
        Assert.Equal(RegisterCouncil.Today.AddYears(1), item.ExpiresOn);
        Assert.Equal(1, (await ControlAsync(council, "PRV-19")).EvidenceCount);

        await council.AsAsync<RetireRecord>(council.Lead, r => r.ExecuteAsync(
            RegisterKind.SharingAgreement, agreement, "The police no longer ask", council.Lead, Token));
        Assert.Equal(EvidenceStage.Withdrawn, Assert.Single(await council.EvidenceAsync()).Stage);
        Assert.Equal(0, (await ControlAsync(council, "PRV-19")).EvidenceCount);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task An_agreement_that_ends_before_it_is_looked_at_again_counts_until_its_end(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var agreement = await council.AddAgreementAsync();
        await council.LinkAsync(agreement, await council.AddPiaAsync(PiaState.Approved));
        var words = council.Words("Car parks", council.Lead) with { EndsOn = RegisterCouncil.Today.AddMonths(3) };
        await council.AsAsync<SaveRecord, RecordClash?>(council.Lead, async s => await s.ChangeAsync(
            RegisterKind.SharingAgreement, agreement, words, (await council.RecordAsync(agreement)).Revision, council.Lead, Token));
        await council.AsAsync<ActivateAgreement>(council.Officer, async a => await a.ExecuteAsync(
            agreement, (await council.RecordAsync(agreement)).Revision, council.Officer, Token));

        Assert.Equal(RegisterCouncil.Today.AddMonths(3), Assert.Single(await council.EvidenceAsync()).ExpiresOn);
    }

    [Theory]
    [MemberData(nameof(BothDatabases))]
    public async Task Reviews_of_the_record_of_processing_are_one_item_a_year(DatabaseProvider provider)
    {
        await using var council = await RegisterCouncil.CreateAsync(provider);
        var (one, two) = (await council.AddAsync(RegisterKind.Processing, council.Lead), await council.AddAsync(RegisterKind.Processing, council.Owner));
        await ReviewAsync(council, one, council.Officer);
        await ReviewAsync(council, two, council.Owner);

        var item = Assert.Single(await council.EvidenceAsync());
        Assert.Equal("Record of processing activities, reviews of 2027", item.Title);
        Assert.Equal(["PRV-04"], CodesOf(item));
        Assert.Equal((council.Lead.PersonId, council.Officer.PersonId), (item.Revisions[0].SubmittedById!.Value, item.Revisions[0].DecidedById!.Value));

        council.Council.App.Clock.Now = council.Council.App.Clock.Now.AddYears(1);
        await ReviewAsync(council, two, council.Owner);
        var both = await council.EvidenceAsync();
        Assert.Equal([EvidenceStage.Accepted, EvidenceStage.Submitted], both.Select(e => e.Stage));
        Assert.Equal(both[0].EvidenceItemId, both[1].ReplacesItemId);
    }

    private static Task ReviewAsync(RegisterCouncil council, string code, Viewer viewer) => council.AsAsync<ReviewRecord>(
        viewer, async r => await r.ExecuteAsync(
            RegisterKind.Processing, code, (await council.RecordAsync(code)).Revision, RegisterCouncil.Today.AddYears(2), viewer, Token));

    private static string[] CodesOf(EvidenceItem item) => [.. item.Controls.Select(l => l.Control!.Code).Order(StringComparer.Ordinal)];

    private static Task<string> HashAsync(RegisterCouncil council, string pia) => council.DbAsync(db => db.PiaDecisions
        .Where(d => d.Pia!.Code == pia && d.Action == PiaAction.ApproveLow).Select(d => d.ContentHash).SingleAsync(Token));

    private static Task<Control> ControlAsync(RegisterCouncil council, string code) =>
        council.DbAsync(db => db.Controls.AsNoTracking().SingleAsync(c => c.Code == code, Token));

    private static async Task<ControlPosition> PositionAsync(RegisterCouncil council, string code)
    {
        var control = await ControlAsync(council, code);
        return ControlPositions.Of(control.Status, control.IsApplicable, control.EvidencedUntil, RegisterCouncil.Today);
    }
}
