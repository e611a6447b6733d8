using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Problems;

/// <summary>Any failure without a page of its own. Asks nothing of the database, which may be what failed.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    private bool CouldNotCheckForm => Response.StatusCode == StatusCodes.Status400BadRequest;

    private bool HasNoRoom => Response.StatusCode == StatusCodes.Status507InsufficientStorage;

    public string Heading => CouldNotCheckForm ? "The form could not be accepted"
        : HasNoRoom ? "There is no room left to save this"
        : "Sorry, there is a problem";

    public IReadOnlyList<string> Advice => CouldNotCheckForm
        ? [
            "This happens when a page was left open for a long time, or when you signed in or out in another tab.",
            "Go back in your browser, copy anything you wrote, reload the page and send it again.",
        ]
        : HasNoRoom
        ? [
            "The disk is full. Nothing you sent was saved, and what was saved before is safe.",
            "Tell the person who runs this system that its disk is full, and send it again when there is room.",
        ]
        : [
            "Something went wrong here, not with what you did. Anything you were saving may not have been saved.",
            "Try again in a few minutes. If it happens again, tell the person who runs this system what you were doing.",
        ];

    public string? Reference => CouldNotCheckForm ? null : Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public IActionResult OnGet(string code)
    {
        // Asked for by hand, a page about a failure is itself only a page that is not there.
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            if (!int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 400 or > 599)
            {
                return NotFound();
            }

            Response.StatusCode = status;
        }

        return Page();
    }
}
