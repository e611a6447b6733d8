using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Evidence;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

[Authorize(Policy = Policies.DecideOnEvidence)]
public sealed class RetentionModel(RetentionQueries retention, ChangeRetention changeRetention, TimeProvider time) : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Select a kind of record")]
    public EvidenceKind? Kind { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the number of years")]
    [Range(RetentionRule.FewestYears, RetentionRule.MostYears, ErrorMessage = "Years must be a whole number from 1 to 100")]
    public int? Years { get; set; }

    public RetentionSchedule Schedule { get; private set; } = null!;

    public IReadOnlyList<DisposableItem> Disposable { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        await changeRetention.ExecuteAsync(Kind!.Value, Years!.Value, cancellationToken);
        this.ShowSuccess($"{Kind.Value.Words} is kept for {Years} {(Years == 1 ? "year" : "years")}");
        return RedirectToPage("Retention");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Schedule = await retention.ScheduleAsync(cancellationToken);
        Disposable = await retention.DisposableAsync(User.Viewer, time.TodayInUk(), cancellationToken);
    }
}
