using CyberGov.Mail;
using CyberGov.Reminders;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>A person's own calendar address: made, renewed, ended.</summary>
[Authorize(Policy = Policies.ViewRegisters)]
public sealed class CalendarFeedModel(ChangeCalendarFeed change, CalendarFeedQuery feed, SiteAddress site) : PageModel
{
    public DateTimeOffset? MadeAt { get; private set; }

    public Uri? NewAddress { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        MadeAt = await feed.MadeAtAsync(User.Viewer.PersonId, cancellationToken);

    /// <summary>Answers with the page itself: the secret is kept nowhere that a redirect could read it from.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var secret = await change.RenewAsync(User.Viewer.PersonId, cancellationToken);
        NewAddress = site.Page($"/calendar/feed/{secret}.ics");
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        await change.EndAsync(User.Viewer.PersonId, cancellationToken);
        this.ShowSuccess("The address is ended: no calendar program can read it any more.");
        return RedirectToPage();
    }
}
