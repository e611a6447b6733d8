using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.SignIn;

/// <summary>Where the link in an invitation leads: choose a password. The link works once, for 24 hours.</summary>
[AllowAnonymous]
public sealed class SetPasswordModel(UserManager<Person> people, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter a password")]
    public string? Password { get; set; }

    public void OnGet() => ModelState.Clear();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var person = await people.FindByIdAsync(Person.ToString());
        var result = person is null || !person.MaySignIn(time.TodayInUk())
            ? IdentityResult.Failed(people.ErrorDescriber.InvalidToken())
            : await people.ResetPasswordAsync(person, Token ?? string.Empty, Password!);
        if (!result.Succeeded)
        {
            this.AddIdentityErrors(result, nameof(Password), nameof(Password));
            return Page();
        }

        this.ShowSuccess("Your password is set. Sign in with it.");
        return RedirectToPage("Index");
    }
}
