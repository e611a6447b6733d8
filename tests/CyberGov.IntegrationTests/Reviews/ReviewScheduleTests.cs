using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

/// <summary>Schedules over real controls, frameworks and evidence; today is Tuesday 8 September 2026.</summary>
public sealed class ReviewScheduleTests
{
    private const string Code = "IAM-03";

    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_open_review_follows_its_schedule_from_the_day_it_is_put_on_to_the_day_it_ends(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        await app.Council.SetReviewDueAsync(Code, Today.AddDays(100), Token);

        Assert.Equal(1, await AddAsync(app, Fixed(new(2026, 1, 31), new(2026, 6, 30), WorkingDayRoll.Before)));

        // 31 January 2027 is a Sunday.
        Assert.Equal((new DateOnly(2027, 1, 31), new DateOnly(2027, 1, 29)), await DatesAsync(app));
        Assert.Equal(new DateOnly(2027, 1, 29), await app.WithDbAsync(db => db.Controls
            .Where(c => c.Code == Code).Select(c => c.NextReviewDueOn!.Value).SingleAsync(Token)));
        Assert.Equal(0, await FollowAsync(app));

        await ChangeAsync(app, Fixed(new(2026, 12, 1), new(2026, 6, 1)));
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 1)), await DatesAsync(app));

        var schedule = await ScheduleAsync(app);
        await app.WithAsync<SaveReviewSchedule, int?>(s => s.RetireAsync(schedule.ReviewScheduleId, schedule.Version, Token));
        Assert.Null((await ReviewAsync(app)).ReviewScheduleId);
        Assert.True((await DatesAsync(app)).DueOn >= Today);
        Assert.Equal(0, await FollowAsync(app));
    }

    [Fact]
    public async Task A_moved_date_stays_moved_whatever_the_schedule_and_the_catalogue_say_later()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var officer = await OfficerAsync(app);
        await app.Council.SetReviewDueAsync(Code, Today.AddDays(100), Token);
        await AddAsync(app, Fixed(new(2026, 12, 31), new(2026, 6, 30)));
        var review = await ReviewAsync(app);

        Assert.True(await app.WithAsync<MoveReview, bool>(m => m.ExecuteAsync(
            officer, review.ReviewId, new DateOnly(2027, 1, 15), " Auditors come in January ", Token)));
        await ChangeAsync(app, Fixed(new(2026, 10, 1), new(2026, 6, 30)));
        await app.WithAsync<Web.Hosting.CatalogueLoader>(l => l.ExecuteAsync(Token));

        Assert.Equal((new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 15)), await DatesAsync(app));
        var moved = await ReviewAsync(app);
        Assert.Equal(("Auditors come in January", officer.PersonId), (moved.MovedReason, moved.MovedById));
        var entry = await app.WithDbAsync(db => db.ChangeHistory.AsNoTracking()
            .Where(h => h.Subject == nameof(Review) && h.SubjectId == review.ReviewId)
            .OrderByDescending(h => h.ChangeHistoryEntryId).FirstAsync(Token));
        Assert.Contains("Auditors come in January", entry.Fields, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_review_is_excused_by_no_schedule_and_the_one_after_it_follows()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var officer = await OfficerAsync(app);
        var reviewId = await app.Council.SetReviewDueAsync(Code, Today.AddDays(-3), Token);

        Assert.Equal(0, await AddAsync(app, Fixed(new(2026, 12, 31), new(2026, 6, 30))));
        Assert.Equal(Today.AddDays(-3), (await DatesAsync(app)).DueOn);

        var nextDueOn = await app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(
            officer, reviewId, new ReviewFindings(ReviewOutcome.InPlace, null, []), Token));
        Assert.Equal(new DateOnly(2026, 12, 31), nextDueOn);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_controls_own_schedule_goes_before_those_of_its_frameworks_of_which_the_first_date_counts(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        await app.Council.SetReviewDueAsync(Code, Today.AddDays(300), Token);
        var frameworks = await app.WithDbAsync(db => db.Mappings
            .Where(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null && m.CommonControl!.Code == Code)
            .Select(m => m.Requirement!.FrameworkId).Distinct().OrderBy(f => f).Take(2).ToListAsync(Token));
        Assert.Equal(2, frameworks.Count);

        await AddAsync(app, Fixed(new(2026, 12, 31), new(2026, 12, 31)), frameworks[0]);
        await AddAsync(app, Fixed(new(2026, 11, 30), new(2026, 11, 30)), frameworks[1]);
        Assert.Equal(new DateOnly(2026, 11, 30), (await DatesAsync(app)).ScheduledFor);

        await AddAsync(app, Fixed(new(2027, 3, 31), new(2027, 3, 31)));
        Assert.Equal(new DateOnly(2027, 3, 31), (await DatesAsync(app)).ScheduledFor);

        var others = await app.WithDbAsync(db => db.Reviews
            .CountAsync(r => r.ScheduledFor == new DateOnly(2026, 11, 30) && r.Control!.Code != Code, Token));
        Assert.True(others > 0, "No other control of the framework follows it.");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Evidence_that_runs_out_brings_the_review_before_it_and_months_where_none_does(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, Token);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await app.Council.SetReviewDueAsync(Code, Today.AddDays(300), Token);
        await AddAsync(app, new ReviewScheduleTerms(
            "Certificate", ReviewScheduleKind.EvidenceExpiry, 6, null, 30, WorkingDayRoll.None));
        Assert.Equal(Today.AddMonths(6), (await DatesAsync(app)).ScheduledFor);

        await app.Council.AddEvidenceAsync(new TestEvidence("Certificate", ada.Id, Code) { ExpiresOn = new(2026, 12, 31) }, Token);
        await app.Council.AddEvidenceAsync(new TestEvidence("Certificate of the data centre", ada.Id, Code) { ExpiresOn = new(2027, 3, 31) }, Token);
        await app.Council.AddEvidenceAsync(new TestEvidence("Not accepted", ada.Id, Code) { ExpiresOn = new(2026, 10, 31), IsAccepted = false }, Token);
        await app.RunAsync<FollowReviewSchedulesJob>(Token);

        Assert.Equal(new DateOnly(2026, 12, 1), (await DatesAsync(app)).ScheduledFor);
    }

    [Fact]
    public async Task The_second_of_two_officers_who_change_a_schedule_is_told()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        await AddAsync(app, Fixed(new(2026, 12, 31), new(2026, 6, 30)));
        var schedule = await ScheduleAsync(app);
        await ChangeAsync(app, Fixed(new(2026, 12, 1), new(2026, 6, 1)));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => app.WithAsync<SaveReviewSchedule, int?>(
            s => s.ChangeAsync(schedule.ReviewScheduleId, schedule.Version, Fixed(Today, Today), Token)));
        Assert.Null(await AddAsync(app, Fixed(Today, Today)));
    }

    [Fact]
    public async Task Owners_snooze_their_own_reviews_and_move_none()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        var ada = await app.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        var owner = new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        var stranger = owner with { PersonId = Guid.CreateVersion7() };
        await app.Council.AssignAsync(Code, ada.Id, null, Token);
        var reviewId = await app.Council.SetReviewDueAsync(Code, Today, Token);

        Assert.True(await SnoozeAsync(owner));
        Assert.False(await SnoozeAsync(stranger));
        Assert.False(await app.WithAsync<MoveReview, bool>(m => m.ExecuteAsync(owner, reviewId, Today.AddDays(9), "Why", Token)));
        var review = await ReviewAsync(app);
        Assert.Equal((Today.AddDays(7), "On leave", Today), (review.SnoozedUntil, review.SnoozeReason, review.DueOn));

        Task<bool> SnoozeAsync(Viewer viewer) => app.WithAsync<SnoozeReview, bool>(
            s => s.ExecuteAsync(viewer, reviewId, Today.AddDays(7), "On leave", Token));
    }

    private static ReviewScheduleTerms Fixed(DateOnly one, DateOnly other, WorkingDayRoll roll = WorkingDayRoll.None) =>
        new("Board", ReviewScheduleKind.FixedDates, null, YearlyDates.Of(one, other), null, roll);

    private static async Task<Viewer> OfficerAsync(TestApp app)
    {
        var officer = await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer);
        return new Viewer(officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
    }

    private static async Task<int?> AddAsync(TestApp app, ReviewScheduleTerms terms, Guid? frameworkId = null)
    {
        var controlId = (await ReviewAsync(app)).ControlId;
        return await app.WithAsync<SaveReviewSchedule, int?>(s => frameworkId is { } id
            ? s.AddForFrameworkAsync(id, terms, Token)
            : s.AddForControlAsync(controlId, terms, Token));
    }

    private static async Task ChangeAsync(TestApp app, ReviewScheduleTerms terms)
    {
        var schedule = await ScheduleAsync(app);
        Assert.NotNull(await app.WithAsync<SaveReviewSchedule, int?>(
            s => s.ChangeAsync(schedule.ReviewScheduleId, schedule.Version, terms, Token)));
    }

    private static Task<int> FollowAsync(TestApp app) => app.WithAsync<FollowReviewSchedules, int>(f => f.ExecuteAsync(Token));

    private static Task<ReviewSchedule> ScheduleAsync(TestApp app) =>
        app.WithDbAsync(db => db.ReviewSchedules.AsNoTracking().SingleAsync(s => s.ControlId != null && s.RetiredAt == null, Token));

    private static Task<Review> ReviewAsync(TestApp app) =>
        app.WithDbAsync(db => db.Reviews.AsNoTracking().SingleAsync(r => r.Control!.Code == Code && r.CompletedAt == null, Token));

    private static async Task<(DateOnly ScheduledFor, DateOnly DueOn)> DatesAsync(TestApp app)
    {
        var review = await ReviewAsync(app);
        return (review.ScheduledFor, review.DueOn);
    }
}
