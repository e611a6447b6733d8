using CyberGov.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.SignIn;

/// <summary>Ends the session, by a form only, so that no other site can do it.</summary>
[AllowAnonymous]
public sealed class OutModel(SignInManager<Person> signIn) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // A copy of the cookie would otherwise live on: a new stamp ends every session of this person within a minute.
        if (await signIn.UserManager.GetUserAsync(User) is { } person)
        {
            await signIn.UserManager.UpdateSecurityStampAsync(person);
        }

        await signIn.SignOutAsync();
        return RedirectToPage();
    }
}
