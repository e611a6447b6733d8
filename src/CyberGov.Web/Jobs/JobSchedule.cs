using CyberGov.Jobs;

namespace CyberGov.Web.Jobs;

/// <summary>The whole timetable: every recurring job and when it runs. Times are London's.</summary>
public static class JobSchedule
{
    public static IReadOnlyList<ScheduledJob> All { get; } =
    [
    ];
}
