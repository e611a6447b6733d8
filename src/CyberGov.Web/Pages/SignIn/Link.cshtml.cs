using System.ComponentModel.DataAnnotations;
using CyberGov.People;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.SignIn;

/// <summary>Sends a new link for choosing a password. The answer and the time it takes are the same whoever asks.</summary>
[AllowAnonymous]
public sealed class LinkModel(SendNewLink send) : PageModel
{
    /// <summary>Longer than writing the mail takes, so that waiting tells nobody whether one was written.</summary>
    private static readonly TimeSpan AlwaysTakes = TimeSpan.FromMilliseconds(700);

    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address")]
    [MailAddress]
    public string? Email { get; set; }

    [FromQuery(Name = "asked")]
    public bool IsAsked { get; set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await Task.WhenAll(send.ExecuteAsync(Email!, cancellationToken), Task.Delay(AlwaysTakes, cancellationToken));
        return RedirectToPage(new { asked = true });
    }
}
