using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.Pages.Setup;

/// <summary>Sets the council up, once, by whoever holds the link the program printed. Afterwards this page does not exist.</summary>
[AllowAnonymous]
public sealed class IndexModel(SetupToken token, SetUpCouncil setUp, SignInManager<Person> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the name of the council")]
    [StringLength(200, ErrorMessage = "Name of the council must be 200 characters or less")]
    [OneLine]
    [Display(Name = "Name of the council")]
    public string? CouncilName { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Select the nation, which decides the bank holidays")]
    public Nation? Nation { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your full name")]
    [StringLength(200, ErrorMessage = "Full name must be 200 characters or less")]
    [OneLine]
    [Display(Name = "Full name")]
    public string? FullName { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address")]
    [MailAddress]
    public string? Email { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    public string? Password { get; set; }

    public IReadOnlyList<SelectListItem> Nations { get; } =
    [
        new("England", nameof(CyberGov.Calendar.Nation.England)),
        new("Wales", nameof(CyberGov.Calendar.Nation.Wales)),
        new("Scotland", nameof(CyberGov.Calendar.Nation.Scotland)),
        new("Northern Ireland", nameof(CyberGov.Calendar.Nation.NorthernIreland)),
    ];

    public IActionResult OnGet()
    {
        ModelState.Clear();
        return token.Matches(Token) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!token.Matches(Token))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        // Of two who send the form at the same moment, one holds the link and the other finds it gone.
        if (!token.TrySpend())
        {
            return NotFound();
        }

        var (result, person) = await setUp.ExecuteAsync(
            new CouncilSetUp(CouncilName!, Nation!.Value, FullName!, Email!, Password!), cancellationToken);
        if (person is null)
        {
            token.Restore(Token!);
            this.AddIdentityErrors(result, nameof(Email), nameof(Password));
            return Page();
        }

        await signIn.SignInAsync(person, isPersistent: false);
        this.ShowSuccess($"{CouncilName} is set up. You are its administrator and information governance officer.");
        return RedirectToPage("/Index");
    }
}
