using CyberGov.Mail;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Mail;

/// <summary>One mail: its words, where it went and what the mail server answered each time.</summary>
[Authorize(Policy = Policies.ViewMail)]
public sealed class DetailsModel(MailDetailsQuery details, SendAgain sendAgain, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MailDetails Mail { get; private set; } = null!;

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await details.ExecuteAsync(Id, cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        Mail = mail;

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await sendAgain.ExecuteAsync(Id, cancellationToken))
        {
            return NotFound();
        }

        this.ShowSuccess("The mail is waiting again and goes out within a minute.");

        return RedirectToPage(new { Id });
    }
}
