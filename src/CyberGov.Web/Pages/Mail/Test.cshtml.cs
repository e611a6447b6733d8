using System.ComponentModel.DataAnnotations;
using CyberGov.Mail;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Mail;

/// <summary>Sends one mail now and says whether it left and, if not, what to mend.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class TestModel(SendTestMail send, MailDetailsQuery details, MailSettings settings) : PageModel
{
    [BindProperty]
    [Display(Name = "Send it to")]
    [Required(ErrorMessage = "Enter an e-mail address")]
    [MailAddress]
    [StringLength(320, ErrorMessage = "The e-mail address must be 320 characters or fewer")]
    public string? Address { get; set; }

    [FromQuery(Name = "sent")]
    public Guid? SentId { get; set; }

    /// <summary>The test that was just sent, with what came of it.</summary>
    public QueuedEmail? Sent { get; private set; }

    public MailTransport Transport => settings.Transport;

    public string From => settings.From;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (SentId is not { } id)
        {
            return Page();
        }

        if (await details.ExecuteAsync(id, cancellationToken) is not { Email: { Kind: SendTestMail.Kind } email })
        {
            return NotFound();
        }

        (Sent, Address) = (email, email.ToAddress);

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ModelState.IsValid
        ? RedirectToPage(new { sent = await send.ExecuteAsync(Address!.Trim(), Address.Trim(), cancellationToken) })
        : Page();
}
