using CyberGov.Jobs;

namespace CyberGov.UnitTests.Jobs;

public sealed class ScheduleTests
{
    private static readonly Func<DateOnly, bool> Weekdays = d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static TheoryData<Schedule> Schedules =>
    [
        Schedule.WorkingDaysAt(new TimeOnly(7, 30)),
        Schedule.DaysAt(new TimeOnly(1, 30)),
        Schedule.DaysAt(new TimeOnly(0, 0)),
        Schedule.Every(TimeSpan.FromMinutes(5)),
    ];

    /// <summary>Over both clock changes of 2026: each time follows the one before, none is skipped and none comes twice.</summary>
    [Theory]
    [MemberData(nameof(Schedules))]
    public void The_next_time_is_after_now_and_the_last_one_then_is_it(Schedule schedule)
    {
        foreach (var start in new[] { new DateTimeOffset(2026, 3, 27, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 23, 0, 0, 0, TimeSpan.Zero) })
        {
            for (var now = start; now < start.AddDays(5); now = now.AddMinutes(7))
            {
                var next = schedule.NextSlot(now, Weekdays);

                Assert.True(next > now, $"{next} is not after {now}.");
                Assert.Equal(next, schedule.LastSlot(next, Weekdays));
                Assert.Equal(schedule.LastSlot(now, Weekdays), schedule.LastSlot(next.AddTicks(-1), Weekdays));
            }
        }
    }
}
