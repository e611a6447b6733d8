using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Dashboard;
using CyberGov.Reviews;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages;

/// <summary>Today: what needs the reader, by what they answer for.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(
    TodayQuery today, FrameworkCoverageQuery coverage, BankHolidayYearsQuery bankHolidayYears, TimeProvider time) : PageModel
{
    public bool HasRole => User.CouncilRoles.Count > 0;

    public TodayView View { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public bool IntegrityCheckIsBehind => View.Integrity?.IsBehind(time.GetUtcNow()) == true;

    public IReadOnlyList<FrameworkCoverage> Frameworks { get; private set; } = [];

    /// <summary>Years that reviews reach into and the list of bank holidays does not; for those who can see to it.</summary>
    public IReadOnlyList<int> YearsWithoutBankHolidays { get; private set; } = [];

    public bool MayLogEvidence => User.May(Policies.LogEvidence);

    public bool MayViewPacks => User.May(Policies.ViewPacks);

    /// <summary>Nobody owns anything yet: show the first steps instead of a row of zeros.</summary>
    public bool IsFresh => View.Council is { } council && User.May(Policies.ManageControls)
        && council.NotAssessed > 0 && council.ControlsWithoutOwner == council.NotAssessed;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Today = time.TodayInUk();
        if (!HasRole)
        {
            return;
        }

        View = await today.ExecuteAsync(User.Viewer, Today, time.GetUtcNow(), cancellationToken);
        YearsWithoutBankHolidays = User.May(Policies.ManageSchedules)
            ? (await bankHolidayYears.ExecuteAsync(Today, cancellationToken)).Missing
            : [];
        Frameworks = [.. (await coverage.ExecuteAsync(Today, cancellationToken)).Where(f => f.Status == FrameworkStatus.Current)];
    }
}
