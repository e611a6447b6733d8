using CyberGov.Calendar;
using CyberGov.Reminders;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>One mail as it would go on a day, formatted or plain; it stands alone, as in a mail program.</summary>
[Authorize(Policy = Policies.ManageReminders)]
public sealed class PreviewMailModel(PreviewReminders preview, TimeProvider time) : PageModel
{
    /// <summary>A mail brings its own styles; it may do nothing else.</summary>
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups allow-top-navigation-by-user-activation";

    [BindProperty(SupportsGet = true)]
    public Guid PersonId { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Date { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Form { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var day = ModelState.IsValid ? Date ?? time.TodayInUk() : time.TodayInUk();
        if (await preview.MailAsync(day, PersonId, cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = MailPolicy;
        return Form == "text"
            ? Content($"Subject: {mail.Subject}\r\n\r\n{mail.Text}", "text/plain; charset=utf-8")
            : Content(mail.Html, "text/html; charset=utf-8");
    }
}
