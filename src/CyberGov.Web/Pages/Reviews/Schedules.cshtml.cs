using CyberGov.Calendar;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reviews;

/// <summary>The schedules in force and their next dates.</summary>
[Authorize(Policy = Policies.ReadTimetable)]
public sealed class SchedulesModel(ReviewSchedulesQuery query, ScheduleBookQuery books, TimeProvider time) : PageModel
{
    private const int DatesShown = 3;

    private WorkingDays _workingDays = null!;

    public IReadOnlyList<ReviewScheduleRow> Schedules { get; private set; } = [];

    public IReadOnlyDictionary<Guid, int> ReviewCounts { get; private set; } = new Dictionary<Guid, int>();

    public bool MayManage => User.May(Policies.ManageSchedules);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Schedules = await query.ExecuteAsync(cancellationToken);
        ReviewCounts = await query.ReviewCountsAsync(cancellationToken);
        _workingDays = (await books.ExecuteAsync([], cancellationToken)).WorkingDays;
    }

    /// <summary>Months and evidence give each control its own dates, so only fixed days are the same for all.</summary>
    public string NextDatesOf(ReviewScheduleRow schedule) => schedule.Terms.Kind is ReviewScheduleKind.FixedDates
        ? string.Join(", ", SchedulePreview.Of(schedule.Terms, schedule.ControlMonths, time.TodayInUk(), _workingDays, DatesShown)
            .Select(d => d.DueOn.InWords()))
        : "By each control's last review";
}
