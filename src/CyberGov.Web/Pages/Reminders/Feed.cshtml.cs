using CyberGov.Reminders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>What a calendar program reads: it signs in with the secret of the address.</summary>
[AllowAnonymous]
[EnableRateLimiting(FeedLimit.Policy)]
public sealed class FeedModel(CalendarFeedQuery feed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellationToken) =>
        await feed.ReadAsync(secret, cancellationToken) is { } calendar
            ? Content(calendar, $"{CalendarText.ContentType}; charset=utf-8")
            : NotFound();
}
