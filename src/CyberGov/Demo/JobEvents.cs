using CyberGov.Calendar;
using CyberGov.Jobs;

namespace CyberGov.Demo;

/// <summary>What ran by the clock in the last two weeks, with one bad morning.</summary>
internal sealed class JobEvents(DemoCalendar calendar)
{
    private const int Days = 14;
    private const int DaysSinceFailure = 6;
    private const string Node = "borsetshire-web:812";

    private readonly Chance _chance = new("jobs");

    public IEnumerable<DemoEvent> All()
    {
        for (var day = calendar.LastDay.AddDays(-Days); day <= calendar.LastDay; day = day.AddDays(1))
        {
            var nightly = UkTime.At(day, new TimeOnly(1, 30));
            if (day == calendar.LastDay.AddDays(-DaysSinceFailure))
            {
                yield return Run("check-evidence", nightly, 4, "The evidence store could not be read: the folder is not mounted.");
                nightly = nightly.AddMinutes(1);
            }

            yield return Run("check-evidence", nightly, _chance.Between(40, 90), null);
            yield return Run("forget-unsaved-forms", UkTime.At(day, new TimeOnly(2, 40)), 1, null);
            if (calendar.IsWorkingDay(day))
            {
                yield return Run("send-review-reminders", UkTime.At(day, new TimeOnly(7, 30)), _chance.Between(2, 6), null);
            }
        }
    }

    private static DemoEvent Run(string jobName, DateTimeOffset at, int seconds, string? error) => new(at, null, world =>
    {
        var run = new JobRun { JobName = jobName, StartedAt = at, Node = Node };
        run.Finish(error is null ? JobRunOutcome.Succeeded : JobRunOutcome.Failed, at.AddSeconds(seconds), error);
        world.Db.JobRuns.Add(run);
    });
}
