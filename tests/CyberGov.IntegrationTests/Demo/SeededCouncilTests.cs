using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Packs;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Demo;

public sealed class SeededCouncilTests(SeededCouncils councils)
{
    private static readonly DateOnly Today = UkTime.DateIn(Testing.FakeClock.Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_has_sixty_people_every_control_owned_and_six_hundred_evidence_items(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            Assert.True((await db.Organisations.SingleAsync(Token)).IsDemo);
            Assert.Equal(10, await db.ServiceAreas.CountAsync(Token));
            Assert.Equal(60, await db.People.CountAsync(Token));
            Assert.Equal(120, await db.Controls.CountAsync(c => c.OwnerId != null, Token));
            Assert.InRange(await db.Controls.CountAsync(c => c.DeputyId != null, Token), 80, 119);
            Assert.Equal(8, await db.Controls.CountAsync(c => c.Owner!.Email == "owner@demo.cybergov.example", Token));
            Assert.Equal(4, await db.Controls.CountAsync(c => !c.IsApplicable && c.NotApplicableReason != null, Token));
            Assert.Equal(600, await db.EvidenceItems.CountAsync(e => !db.EvidenceOfRecords.Any(r => r.EvidenceItemId == e.EvidenceItemId), Token));

            // Each approval of an assessment is evidence by itself.
            PiaAction?[] shown = [PiaAction.DpiaNotNeeded, PiaAction.ApproveLow, PiaAction.ApproveMedium, PiaAction.ApproveException];
            Assert.Equal(
                await db.PiaDecisions.Where(d => shown.Contains(d.Action)).Select(d => d.PiaId).Distinct().CountAsync(Token),
                await db.EvidenceOfRecords.CountAsync(e => !e.Source.StartsWith("agreement:"), Token));
            Assert.Equal(9, await db.EvidenceItems.CountAsync(e => e.WithdrawnAt != null && !db.EvidenceOfRecords.Any(r => r.EvidenceItemId == e.EvidenceItemId), Token));
            Assert.InRange(await db.EvidenceItems.CountAsync(e => e.Marking == Marking.OfficialSensitive, Token), 50, 200);
            Assert.InRange(await db.EvidenceItems.CountAsync(e => e.Controls.Count > 1, Token), 150, 400);
            Assert.InRange(await db.EvidenceItems.CountAsync(e => e.ExpiresOn < Today, Token), 100, 450);
            Assert.InRange(await db.EvidenceItems.CountAsync(
                e => e.WithdrawnAt == null && e.ExpiresOn >= Today && e.ExpiresOn <= Today.AddDays(30), Token), 10, 60);
            Assert.Equal(3, await db.MappingOverrides.CountAsync(Token));
            Assert.Equal(3, await db.RequirementDecisions.CountAsync(Token));
            Assert.All(await db.People.Select(p => p.Email).ToListAsync(Token), address => Assert.EndsWith("@demo.cybergov.example", address));
            Assert.All(
                await db.Controls.Select(c => c.Owner!.Roles.Select(r => r.Role).ToList()).ToListAsync(Token),
                roles => Assert.Contains(CouncilRole.ControlOwner, roles));
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_each_control_says_of_its_evidence_is_what_its_evidence_says(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var controls = await app.WithDbAsync(db => db.Controls.AsNoTracking().ToListAsync(Token));
        var links = await app.WithDbAsync(db => db.EvidenceControls.AsNoTracking().Include(l => l.EvidenceItem).ToListAsync(Token));

        Assert.All(controls, control =>
        {
            var standing = links.Where(l => l.ControlId == control.ControlId && l.EvidenceItem!.WithdrawnAt is null).ToList();
            var accepted = standing.Where(l => l.EvidenceItem!.AcceptedRevisionNumber is not null);
            Assert.Equal(standing.Count, control.EvidenceCount);
            Assert.Equal(
                accepted.Select(l => (DateOnly?)(l.EvidenceItem!.ExpiresOn ?? DateOnly.MaxValue)).DefaultIfEmpty().Max(),
                control.EvidencedUntil);
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_review_follows_the_one_before_by_the_control_s_cycle_and_the_control_says_what_the_last_found(
        DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var controls = await app.WithDbAsync(db => db.Controls.AsNoTracking().ToListAsync(Token));
        var reviews = (await app.WithDbAsync(db => db.Reviews.AsNoTracking().ToListAsync(Token))).ToLookup(r => r.ControlId);

        Assert.All(controls, control =>
        {
            var done = reviews[control.ControlId].Where(r => r.CompletedAt is not null).OrderBy(r => r.CompletedAt).ToList();
            var open = Assert.Single(reviews[control.ControlId], r => r.CompletedAt is null);
            var days = done.Select(r => UkTime.DateIn(r.CompletedAt!.Value)).ToList();

            Assert.Equal(days, [.. done.Skip(1).Append(open).Select(r => r.CreatedOn).Take(days.Count)]);
            Assert.Equal(
                days.Select(day => ReviewCycle.NextDueOn(day, control.ReviewMonths)).SkipLast(open.ReviewScheduleId is null ? 0 : 1),
                done.Skip(1).Append(open).Where(r => r.ReviewScheduleId is null).Select(r => r.ScheduledFor).Take(days.Count));
            Assert.All(days, day => Assert.True(day < Today));
            Assert.Equal(days.Count == 0 ? null : days[^1], control.LastReviewedOn);
            Assert.Equal(open.DueOn, control.NextReviewDueOn);
            Assert.Equal(done.LastOrDefault()?.Outcome?.ToString() ?? nameof(ControlStatus.NotAssessed), control.Status.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_controls_go_by_fixed_dates_some_reviews_are_moved_and_one_is_snoozed(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            var scheduled = await db.Reviews.Where(r => r.ReviewScheduleId != null).OrderBy(r => r.ScheduledFor)
                .Select(r => new { r.ScheduledFor, r.DueOn }).ToListAsync(Token);
            Assert.Equal([new DateOnly(2026, 10, 31), new DateOnly(2027, 6, 30)], scheduled.Select(r => r.ScheduledFor));
            Assert.Single(await db.Reviews.Where(r => r.SnoozedUntil > Today && r.SnoozeReason != null).ToListAsync(Token));
            Assert.NotEmpty(await db.Reviews.Where(r => r.CompletedAt == null && r.MovedReason != null && r.MovedById != null).ToListAsync(Token));
            Assert.Equal(0, await db.Reviews.CountAsync(r => r.DueOn != r.ScheduledFor && r.MovedReason == null && r.ReviewScheduleId == null, Token));
        });
        Assert.Equal(0, await app.WithAsync<FollowReviewSchedules, int>(f => f.ExecuteAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reviews_improve_over_the_years_and_a_dozen_are_late_now(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            var open = await db.Reviews.Open().Select(r => r.DueOn).ToListAsync(Token);
            Assert.Equal(12, open.Count(d => d < Today));
            Assert.Contains(open, d => d < Today.AddMonths(-3));
            Assert.Single(open, Today);
            Assert.InRange(open.Count(d => d > Today && d <= Today.AddDays(30)), 5, 30);

            var done = await db.Reviews.AsNoTracking().Include(r => r.EvidenceSeen).Where(r => r.CompletedAt != null).ToListAsync(Token);
            double ShareInPlace(int yearsAgo) => done
                .Where(r => r.CompletedAt > Testing.FakeClock.Start.AddYears(-yearsAgo) && r.CompletedAt <= Testing.FakeClock.Start.AddYears(1 - yearsAgo))
                .Average(r => r.Outcome == ReviewOutcome.InPlace ? 1.0 : 0);
            Assert.True(ShareInPlace(3) < ShareInPlace(2) && ShareInPlace(2) < ShareInPlace(1));
            Assert.True(ShareInPlace(1) > 0.7);
            Assert.True(done.Count(r => r.EvidenceSeen.Count > 0) > done.Count / 2);
            Assert.All(done.Where(r => ReviewFindings.NeedsNote(r.Outcome!.Value)), r => Assert.False(string.IsNullOrEmpty(r.Note)));
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reviewer_saw_only_evidence_of_the_control_that_was_logged_and_not_withdrawn_by_then(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var seen = await app.WithDbAsync(db => (
            from review in db.Reviews
            from cited in review.EvidenceSeen
            let item = cited.EvidenceRevision!.EvidenceItem
            select new
            {
                review.CompletedAt,
                item.LoggedAt,
                item.WithdrawnAt,
                IsOfControl = item.Controls.Any(l => l.ControlId == review.ControlId),
            }).ToListAsync(Token));

        Assert.NotEmpty(seen);
        Assert.All(seen, s => Assert.True(s.IsOfControl && s.LoggedAt < s.CompletedAt && !(s.WithdrawnAt < s.CompletedAt)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_change_history_tells_the_three_years_as_they_happened(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var history = await app.WithDbAsync(db => db.ChangeHistory.AsNoTracking().ToListAsync(Token));
        var items = await app.WithDbAsync(db => db.EvidenceItems.AsNoTracking()
            .Where(e => !db.EvidenceOfRecords.Any(r => r.EvidenceItemId == e.EvidenceItemId)).ToListAsync(Token));
        var council = await app.WithDbAsync(db => db.Organisations.SingleAsync(Token));

        Assert.All(history, e => Assert.InRange(e.OccurredAt, council.SetUpAt, Testing.FakeClock.Start));
        var added = history
            .Where(e => e.Subject == nameof(EvidenceItem) && e.Action == ChangeAction.Added)
            .ToDictionary(e => e.SubjectId, e => (e.OccurredAt, e.PersonId));
        Assert.All(items, i => Assert.Equal((i.LoggedAt, i.LoggedById), added[i.EvidenceItemId]));
        Assert.Equal(120, history.Count(e => e.Subject == nameof(Control) && e.Action == ChangeAction.Added && e.OccurredAt < Testing.FakeClock.Start));
        Assert.Equal(60, history.Count(e => e.Subject == nameof(Person) && e.Action == ChangeAction.Added));

        // The register of the first start made way, and the history says so instead of forgetting it.
        Assert.Equal(nameof(Control), Assert.Single(history, e => e.Action == ChangeAction.Removed).Subject);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_morning_job_owed_nothing_on_the_last_working_day_and_two_mails_were_refused(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);

        var owed = (await app.WithAsync<RemindersOwed, OwedMorning>(q => q.ExecuteAsync(Today.AddDays(-1), Token))).People;
        Assert.True(owed.Count == 0, string.Join('\n', owed.Select(p => $"{p.Person.Name}: {p.ItemIds.Count}")));
        await app.WithDbAsync(async db =>
        {
            Assert.Equal(1, await db.People.CountAsync(p => p.MailRefusedAt != null, Token));
            Assert.Equal(2, await db.QueuedEmails.CountAsync(m => m.State == EmailState.Failed, Token));
            Assert.Equal(0, await db.QueuedEmails.CountAsync(m => m.State == EmailState.Queued, Token));
            Assert.InRange(await db.QueuedEmails.CountAsync(m => m.State == EmailState.Sent, Token), 20, 200);
            Assert.Equal(await db.QueuedEmails.CountAsync(Token), await db.EmailAttempts.CountAsync(Token));
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_full_mailbox_refused_is_an_alarm_that_the_program_itself_would_raise(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var kept = await UnsentAsync();
        Assert.NotEmpty(kept);
        Assert.All(kept, r => Assert.True(r.SinceOn <= Today.AddDays(-5) && r.PersonId is not null, r.Code));

        await app.RunAsync<WatchRemindersJob>(Token);
        Assert.Subset((await UnsentAsync()).Select(r => (r.Code, r.SinceOn)).ToHashSet(), kept.Select(r => (r.Code, r.SinceOn)).ToHashSet());
        using var officer = app.Visitor();
        await officer.SignInAsync("officer@demo.cybergov.example", SeededCouncils.Password, Token);
        Assert.Contains("owed and ha", (await officer.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        Assert.NotEmpty((await officer.OpenAsync("/reminders", Token)).Texts(".unsent tbody tr"));

        Task<List<UnsentReminder>> UnsentAsync() => app.WithDbAsync(db => db.UnsentReminders.ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Everyone_named_in_the_manual_can_sign_in_and_the_auditor_s_access_ends(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        foreach (var account in (string[])["admin", "officer", "owner", "dpo", "siro", "board", "auditor"])
        {
            using var visitor = app.Visitor();
            await visitor.SignInAsync($"{account}@demo.cybergov.example", SeededCouncils.Password, Token);
            await visitor.OpenAsync("/controls", Token);
        }

        var auditors = await app.WithDbAsync(db => db.People.Where(p => p.Roles.Any(r => r.Role == CouncilRole.Auditor)).ToListAsync(Token));
        Assert.True(Assert.Single(auditors).AccessEndsOn > Today);
        Assert.Equal(7, await app.WithDbAsync(db => db.People.CountAsync(p => p.PasswordHash != null, Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Its_evidence_is_found_by_words_and_the_next_item_gets_the_next_number(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            var found = await db.EvidenceNumbersMatching(["patch", "compliance"]).ToListAsync(Token);
            var titles = await db.EvidenceItems.Where(e => found.Contains(e.Number)).Select(e => e.Title).ToListAsync(Token);
            Assert.NotEmpty(titles);
            Assert.Contains(titles, t => t.StartsWith("Patch compliance report, ", StringComparison.Ordinal));

            var last = await db.EvidenceItems.MaxAsync(e => e.Number, Token);
            await using var transaction = await db.Database.BeginTransactionAsync(Token);
            Assert.Equal(last + 1, (await db.NextCodeAsync("EV", Today.Year, Token)).Number);
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task It_has_one_finished_pack(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        var pack = await app.WithDbAsync(db => db.Packs.Include(p => p.QueuedJob).SingleAsync(Token));

        Assert.Equal(QueuedJobState.Done, pack.QueuedJob!.State);
        Assert.Equal(0, pack.MissingFileCount);
        Assert.True(app.Services.GetRequiredService<PackFolder>().Exists(pack.Code));
    }
}
