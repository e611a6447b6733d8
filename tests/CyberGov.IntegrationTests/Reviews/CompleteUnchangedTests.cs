using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

public sealed class CompleteUnchangedTests
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_has_changed_records_the_status_and_each_revision_in_force(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var owner = await OwnerAsync(app, "IAM-03");
        await app.Council.AddEvidenceAsync(new TestEvidence("In force", owner.PersonId, "IAM-03") { ExpiresOn = Today.AddYears(2) }, Token);
        await app.Council.AddEvidenceAsync(new TestEvidence("Not accepted", owner.PersonId, "IAM-03") { IsAccepted = false }, Token);
        var first = await DueAsync(app, "IAM-03");
        Assert.Equal(UnchangedResult.NotOffered, await UnchangedAsync(app, owner, await RecordAsync(app, owner, first)));
        await CompleteAsync(app, owner, first, ReviewOutcome.PartlyInPlace, "Two teams are missing");
        app.Clock.Advance(TimeSpan.FromDays(30));
        var second = await DueAsync(app, "IAM-03");
        var record = await RecordAsync(app, owner, second);

        Assert.Equal(UnchangedResult.Completed, await UnchangedAsync(app, owner, record));

        var review = await app.WithDbAsync(db => db.Reviews.AsNoTracking().Include(r => r.EvidenceSeen)
            .SingleAsync(r => r.ReviewId == second, Token));
        Assert.Equal((ReviewOutcome.PartlyInPlace, ControlStatus.PartlyInPlace), (review.Outcome, review.StatusSeen));
        Assert.Equal($"{CompleteUnchanged.Words} Two teams are missing", review.Note);
        Assert.Equal(record.Evidence.Single().EvidenceRevisionId, review.EvidenceSeen.Single().EvidenceRevisionId);
        Assert.Equal(Today.AddDays(30), review.CompletedOn);
    }

    [Fact]
    public async Task What_changed_on_record_since_it_was_shown_is_not_confirmed_unseen()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var owner = await OwnerAsync(app, "IAM-03");
        await CompleteAsync(app, owner, await DueAsync(app, "IAM-03"), ReviewOutcome.InPlace, null);
        var open = await DueAsync(app, "IAM-03");
        var shown = await RecordAsync(app, owner, open);
        await app.Council.AddEvidenceAsync(new TestEvidence("Came meanwhile", owner.PersonId, "IAM-03"), Token);

        Assert.Equal(UnchangedResult.RecordChanged, await UnchangedAsync(app, owner, shown));
        Assert.Null(await app.WithDbAsync(db => db.Reviews.Where(r => r.ReviewId == open).Select(r => r.CompletedAt).SingleAsync(Token)));

        var stranger = owner with { PersonId = Guid.CreateVersion7() };
        Assert.Equal(UnchangedResult.NotOffered, await UnchangedAsync(app, stranger, await RecordAsync(app, owner, open)));
    }

    [Fact]
    public async Task A_control_whose_last_evidence_has_run_out_needs_a_closer_look()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var owner = await OwnerAsync(app, "IAM-03");
        await app.Council.AddEvidenceAsync(new TestEvidence("Short", owner.PersonId, "IAM-03") { ExpiresOn = Today.AddDays(10) }, Token);
        await CompleteAsync(app, owner, await DueAsync(app, "IAM-03"), ReviewOutcome.InPlace, null);
        app.Clock.Advance(TimeSpan.FromDays(20));
        var record = await RecordAsync(app, owner, await DueAsync(app, "IAM-03"));

        Assert.Equal((0, 1, false), (record.Evidence.Count, record.RanOut.Count, record.MayBeUnchanged));
        Assert.Equal(UnchangedResult.NotOffered, await UnchangedAsync(app, owner, record));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_reviews_each_is_all_or_nothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        string[] codes = ["IAM-01", "IAM-02", "IAM-03"];
        var owner = await OwnerAsync(app, codes);
        foreach (var code in codes)
        {
            await CompleteAsync(app, owner, await DueAsync(app, code), ReviewOutcome.InPlace, null);
            await DueAsync(app, code);
        }

        var due = await app.WithAsync<ReviewOnRecordQuery, List<ReviewOnRecord>>(q => q.DueAsync(owner, Token));
        Assert.Equal(codes, due.Select(d => d.ControlCode));
        await app.Council.AddEvidenceAsync(new TestEvidence("Came meanwhile", owner.PersonId, "IAM-02"), Token);

        var results = await app.WithAsync<CompleteUnchanged, IReadOnlyList<UnchangedResult>>(c => c.ExecuteAsync(
            owner, [.. due.Select(d => new UnchangedReview(d.ReviewId, d.Seal))], Token));

        Assert.Equal([UnchangedResult.Completed, UnchangedResult.RecordChanged, UnchangedResult.Completed], results);
        Assert.Equal(["IAM-02"], (await app.WithAsync<ReviewOnRecordQuery, List<ReviewOnRecord>>(q => q.DueAsync(owner, Token))).Select(d => d.ControlCode));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Quarters_count_how_late_reviews_were_as_far_as_the_reader_may_see_them(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var owner = await OwnerAsync(app, "IAM-01", "IAM-02", "IAM-03");
        foreach (var (code, daysLate) in new[] { ("IAM-01", -2), ("IAM-02", 7), ("IAM-03", 40) })
        {
            var reviewId = await app.Council.SetReviewDueAsync(code, Today.AddDays(-daysLate), Token);
            await CompleteAsync(app, owner, reviewId, ReviewOutcome.InPlace, null);
        }

        var all = new CompletedReviewRequest(null, Mine: false, 1);
        var quarters = await QuartersAsync(owner, all);

        Assert.Equal(8, quarters.Count);
        Assert.Equal(new ReviewQuarter(2026, 3, 1, 1, 0, 1, 40), quarters[^1]);
        Assert.All(quarters.SkipLast(1), q => Assert.Equal(0, q.Total));
        Assert.Equal(1, (await QuartersAsync(owner, all with { ControlCode = "IAM-03" }))[^1].Total);
        Assert.Equal(0, (await QuartersAsync(owner with { PersonId = Guid.CreateVersion7() }, all))[^1].Total);
        var page = await app.WithAsync<ReviewTrendQuery, CompletedReviewPage>(t => t.PageAsync(all, owner, Token));
        Assert.Equal([-2, 7, 40], page.Rows.Select(r => r.DaysLate).Order());

        Task<IReadOnlyList<ReviewQuarter>> QuartersAsync(Viewer viewer, CompletedReviewRequest request) =>
            app.WithAsync<ReviewTrendQuery, IReadOnlyList<ReviewQuarter>>(t => t.QuartersAsync(request, viewer, Today, Token));
    }

    private static async Task<Viewer> OwnerAsync(TestApp app, params IReadOnlyList<string> codes)
    {
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        foreach (var code in codes)
        {
            await app.Council.AssignAsync(code, ada.Id, null, Token);
        }

        return new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
    }

    private static Task<Guid> DueAsync(TestApp app, string code) =>
        app.Council.SetReviewDueAsync(code, DateOnly.FromDateTime(app.Clock.Now.UtcDateTime), Token);

    private static Task<DateOnly?> CompleteAsync(TestApp app, Viewer owner, Guid reviewId, ReviewOutcome outcome, string? note) =>
        app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(owner, reviewId, new ReviewFindings(outcome, note, []), Token));

    private static async Task<ReviewOnRecord> RecordAsync(TestApp app, Viewer viewer, Guid reviewId) =>
        (await app.WithAsync<ReviewOnRecordQuery, ReviewOnRecord?>(q => q.FindAsync(viewer, reviewId, Token)))!;

    private static async Task<UnchangedResult> UnchangedAsync(TestApp app, Viewer viewer, ReviewOnRecord record) =>
        (await app.WithAsync<CompleteUnchanged, IReadOnlyList<UnchangedResult>>(c => c.ExecuteAsync(
            viewer, [new UnchangedReview(record.ReviewId, record.Seal)], Token)))[0];
}
