using CyberGov.Calendar;
using CyberGov.Catalogue;
using CyberGov.Packs;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Jobs;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Packs;

/// <summary>Asks what a pack shall hold and puts it on order.</summary>
[Authorize(Policy = Policies.BuildPacks)]
public sealed class NewModel(
    RequestPack requestPack, FrameworkOptionsQuery frameworks, TimeProvider time, QueuedJobBell? bell = null) : PageModel
{
    /// <summary>Null means every framework.</summary>
    [BindProperty]
    public Guid? FrameworkId { get; set; }

    [BindProperty]
    public DateOnly? PeriodFrom { get; set; }

    [BindProperty]
    public DateOnly? PeriodTo { get; set; }

    [BindProperty]
    public bool IncludesFiles { get; set; }

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        (PeriodFrom, PeriodTo, IncludesFiles) = (today.AddYears(-1).AddDays(1), today, true);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var request = new PackRequest
        {
            FrameworkId = FrameworkId,
            PeriodFrom = PeriodFrom,
            PeriodTo = PeriodTo,
            IncludesFiles = IncludesFiles,
        };
        Check(request);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await requestPack.ExecuteAsync(request, User.Viewer, cancellationToken) is not { } code)
        {
            return NotFound();
        }

        if (bell is not null)
        {
            await bell.RingAsync(cancellationToken);
        }

        this.ShowSuccess($"{code} is being built. You can leave this page and come back.");
        return RedirectToPage("Details", new { Code = code });
    }

    private void Check(PackRequest request)
    {
        // A date that could not be read already has its own sentence.
        foreach (var fault in request.Faults(time.TodayInUk()).Where(f => ModelState[f.Field] is not { Errors.Count: > 0 }))
        {
            ModelState.AddModelError(fault.Field, fault.Message);
        }

        if (FrameworkId is { } id && !Frameworks.Any(f => f.Value == id.ToString()))
        {
            ModelState.AddModelError(nameof(FrameworkId), "Select a framework from the list");
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Frameworks =
        [.. (await frameworks.ExecuteAsync(cancellationToken)).Select(f => new SelectListItem(f.Name, f.FrameworkId.ToString()))];
}
