using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.InformationRegisters;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Demo;

/// <summary>The assessments and agreements of the made-up council, as believable as its other records.</summary>
public sealed class SeededPiasTests(SeededCouncils councils)
{
    private static readonly DateOnly Today = UkTime.DateIn(Testing.FakeClock.Start);

    private static readonly HashSet<string> RecordKinds =
        [RecordsDue.ProcessingReview, RecordsDue.AgreementReview, RecordsDue.AgreementEnd, RecordsDue.ContractEnd];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_step_was_taken_on_a_day_of_its_own_before_today_and_none_starts_before_it_is_approved(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            var pias = await db.Pias.AsNoTracking().OrderBy(p => p.Number).ToListAsync(Token);
            Assert.Equal(6, pias.Count);
            foreach (var pia in pias)
            {
                var decisions = await db.PiaDecisions.AsNoTracking()
                    .Where(d => d.PiaId == pia.PiaId).OrderBy(d => d.TakenAt).ToListAsync(Token);
                DateOnly[] days = [.. decisions.Select(d => UkTime.DateIn(d.TakenAt))];
                Assert.Equal(UkTime.DateIn(pia.StartedAt), days[0]);
                Assert.Equal(days.Distinct().Order(), days);
                Assert.All(days, d => Assert.InRange(d, Today.AddMonths(-6), Today.AddDays(-1)));
                Assert.Equal(days[^1], pia.StateSinceOn);
                Assert.True(pia.PlannedStartOn > (pia.State == PiaState.Live
                    ? UkTime.DateIn(decisions.Single(d => d.Action == PiaAction.ApproveException).TakenAt)
                    : Today));

                var recorded = await db.ChangeHistory.AsNoTracking().Where(e => e.SubjectId == pia.PiaId).Select(e => e.OccurredAt).ToListAsync(Token);
                Assert.Subset(recorded.Select(UkTime.DateIn).ToHashSet(), days.ToHashSet());
                Assert.All(recorded, at => Assert.True(UkTime.DateIn(at) < Today));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_agreement_is_in_force_and_another_was_changed_since(DatabaseProvider provider)
    {
        var app = await councils.OnAsync(provider);
        await app.WithDbAsync(async db =>
        {
            var agreements = await db.InformationRecords.AsNoTracking().OfType<SharingAgreement>().OrderBy(a => a.Number).ToListAsync(Token);
            Assert.Equal([AgreementState.Active, AgreementState.Changed], agreements.Select(a => a.State));
            Assert.Contains("the police", agreements[1].Retention, StringComparison.OrdinalIgnoreCase);
            Assert.Null((await db.Pias.AsNoTracking().SingleAsync(p => p.State == PiaState.Live, Token)).ReportedChange);
        });
    }

    [Fact]
    public async Task Whatever_people_are_reminded_of_says_why()
    {
        var app = await councils.OnAsync(DatabaseProvider.Sqlite);
        await app.WithAsync<IEnumerable<IReminderSource>>(async sources =>
        {
            var kinds = new HashSet<string>(StringComparer.Ordinal);
            foreach (var source in sources)
            {
                await foreach (var item in source.DueAsync(new DueScope(Today.AddYears(4)), Token))
                {
                    kinds.Add(item.Kind);
                    Assert.Contains("Why: ", item.Why, StringComparison.Ordinal);
                }
            }

            Assert.Superset(RecordKinds, kinds);
        });
    }
}
