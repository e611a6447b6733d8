using CyberGov.Controls;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Reviews;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Reviews;

public sealed class CompleteReviewTests : IAsyncLifetime
{
    private static readonly DateOnly DueOn = new(2026, 9, 1);

    private TestApp _app = null!;
    private Viewer _owner = null!;
    private string _code = "";
    private Guid _reviewId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.StartAsync(new TestAppOptions(), Cancellation);
        await _app.ForgetReviewsAsync(Cancellation);
        var ada = await _app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        _owner = new Viewer(ada.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });
        _code = await _app.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).FirstAsync(Cancellation));
        await _app.Council.AssignAsync(_code, ada.Id, deputyId: null, Cancellation);
        await _app.Council.ChangeControlAsync(_code, c => c.ChangeReviewMonths(6), Cancellation);
        _reviewId = await _app.Council.SetReviewDueAsync(_code, DueOn, Cancellation);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Completing_gives_the_control_its_status_and_opens_the_next_review()
    {
        var evidence = await LogEvidenceAsync(_code);

        var nextDueOn = await CompleteAsync(_owner, new ReviewFindings(ReviewOutcome.PartlyInPlace, " Two teams missing ", [evidence, evidence]));

        Assert.Equal(new DateOnly(2027, 3, 8), nextDueOn);
        var control = await _app.WithDbAsync(db => db.Controls.AsNoTracking().SingleAsync(c => c.Code == _code, Cancellation));
        Assert.Equal(
            (ControlStatus.PartlyInPlace, new DateOnly(2026, 9, 8), nextDueOn),
            (control.Status, control.LastReviewedOn, control.NextReviewDueOn));
        var open = await _app.WithDbAsync(db => db.Reviews.AsNoTracking()
            .SingleAsync(r => r.ControlId == control.ControlId && r.CompletedAt == null, Cancellation));
        Assert.Equal((nextDueOn, nextDueOn, new DateOnly(2026, 9, 8)), (open.DueOn, open.ScheduledFor, open.CreatedOn));

        var past = Assert.Single(await _app.WithAsync<ReviewHistoryQuery, List<PastReview>>(
            q => q.ExecuteAsync(control.ControlId, most: 5, Cancellation)));
        Assert.Equal((ReviewOutcome.PartlyInPlace, "Two teams missing", DueOn), (past.Outcome, past.Note, past.DueOn));
        Assert.Single(past.EvidenceCodes);
    }

    [Fact]
    public async Task The_second_completion_of_a_review_is_told_that_someone_else_was_first()
    {
        var findings = new ReviewFindings(ReviewOutcome.InPlace, Note: null, []);
        await CompleteAsync(_owner, findings);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => CompleteAsync(_owner, findings));
        Assert.Equal(2, await ReviewCountAsync());
    }

    [Fact]
    public async Task Of_two_people_who_complete_at_the_same_moment_one_succeeds()
    {
        var findings = new ReviewFindings(ReviewOutcome.InPlace, Note: null, []);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await CompleteAsync(_owner, findings) is not null;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, true);
        Assert.Equal(2, await ReviewCountAsync());
    }

    [Fact]
    public async Task A_review_of_someone_elses_control_does_not_exist()
    {
        var bob = await _app.Council.AddPersonAsync(Cancellation, CouncilRole.ControlOwner);
        var stranger = new Viewer(bob.Id, new HashSet<CouncilRole> { CouncilRole.ControlOwner });

        Assert.Null(await CompleteAsync(stranger, new ReviewFindings(ReviewOutcome.InPlace, Note: null, [])));
        Assert.Equal(1, await ReviewCountAsync());
    }

    [Fact]
    public async Task Evidence_of_another_control_cannot_be_cited()
    {
        var otherCode = await _app.WithDbAsync(db => db.Controls.OrderByDescending(c => c.Code).Select(c => c.Code).FirstAsync(Cancellation));
        await _app.Council.AssignAsync(otherCode, _owner.PersonId, deputyId: null, Cancellation);
        var foreign = await LogEvidenceAsync(otherCode);

        Assert.Null(await CompleteAsync(_owner, new ReviewFindings(ReviewOutcome.InPlace, Note: null, [foreign])));
        Assert.Null(await CompleteAsync(_owner, new ReviewFindings(ReviewOutcome.InPlace, Note: null, [Guid.CreateVersion7()])));
        Assert.Equal(1, await ReviewCountAsync());
    }

    [Fact]
    public async Task What_is_missing_must_be_said()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => CompleteAsync(_owner, new ReviewFindings(ReviewOutcome.NotInPlace, "  ", [])));
    }

    [Fact]
    public async Task The_register_shows_an_owner_their_own_reviews_and_an_officer_all()
    {
        var officer = new Viewer(Guid.CreateVersion7(), new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
        var otherCode = await _app.WithDbAsync(db => db.Controls.OrderByDescending(c => c.Code).Select(c => c.Code).FirstAsync(Cancellation));
        await _app.Council.SetReviewDueAsync(otherCode, new DateOnly(2026, 10, 1), Cancellation);

        Assert.Equal([_code], await CodesAsync(_owner, new ReviewRegisterRequest()));
        Assert.Equal([_code, otherCode], await CodesAsync(officer, new ReviewRegisterRequest()));
        Assert.Equal([_code], await CodesAsync(officer, new ReviewRegisterRequest { Due = ReviewDueFilter.Overdue }));
        Assert.Equal([otherCode], await CodesAsync(officer, new ReviewRegisterRequest { Due = ReviewDueFilter.Next30Days }));
        Assert.Equal([_code], await CodesAsync(officer, new ReviewRegisterRequest { OwnerId = _owner.PersonId, Page = 99 }));
        Assert.Empty(await CodesAsync(officer, new ReviewRegisterRequest { Mine = true }));
        Assert.Empty(await CodesAsync(officer, new ReviewRegisterRequest { FrameworkCode = "none-such" }));
    }

    private Task<DateOnly?> CompleteAsync(Viewer viewer, ReviewFindings findings) =>
        _app.WithAsync<CompleteReview, DateOnly?>(c => c.ExecuteAsync(viewer, _reviewId, findings, Cancellation));

    private Task<int> ReviewCountAsync() => _app.WithDbAsync(db => db.Reviews.CountAsync(r => r.Control!.Code == _code, Cancellation));

    private async Task<IEnumerable<string>> CodesAsync(Viewer viewer, ReviewRegisterRequest request)
    {
        var page = await _app.WithAsync<ReviewRegisterQuery, ReviewRegisterPage>(
            q => q.ExecuteAsync(request, viewer, new DateOnly(2026, 9, 8), Cancellation));

        return page.Rows.Select(r => r.ControlCode);
    }

    private async Task<Guid> LogEvidenceAsync(string controlCode)
    {
        var controlId = await _app.WithDbAsync(db => db.Controls.Where(c => c.Code == controlCode).Select(c => c.ControlId).SingleAsync(Cancellation));
        var evidence = new NewEvidence
        {
            Title = "Access review",
            Shows = "Leavers were removed",
            EffectiveOn = DueOn,
            ExpiresOn = null,
            OwnerId = _owner.PersonId,
            Marking = Marking.Official,
            ControlIds = [controlId],
            Note = "Checked with payroll",
        };
        var code = await _app.WithAsync<LogEvidence, string>(log => log.ExecuteAsync(evidence, _owner, Cancellation));

        return await _app.WithDbAsync(db => db.EvidenceRevisions
            .Where(r => r.EvidenceItem!.Code == code).Select(r => r.EvidenceRevisionId).SingleAsync(Cancellation));
    }
}
