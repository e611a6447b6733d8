using System.ComponentModel.DataAnnotations;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Pages.SignIn;

/// <summary>E-mail address and password. What was wrong is never said, and an unknown address takes as long as a known one.</summary>
[AllowAnonymous]
public sealed class IndexModel(
    CyberGovDbContext db, UserManager<Person> people, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, CurrentActor actor,
    TimeProvider time) : PageModel
{
    private const string Refusal = "Enter the e-mail address and password of an account that may sign in";

    [BindProperty]
    [Required(ErrorMessage = "Enter your e-mail address")]
    public string? Email { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>False until someone has used the set-up link.</summary>
    public bool IsSetUp { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        IsSetUp = await db.Organisations.AnyAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsSetUp = true;
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!await SignInAsync(Email!, Password!, cancellationToken))
        {
            ModelState.AddModelError(nameof(Email), Refusal);
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }

    private async Task<bool> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var person = await people.FindByEmailAsync(email.Trim());
        if (person?.PasswordHash is null || !person.MaySignIn(time.TodayInUk()))
        {
            // The same work as for a real account, so that the time taken tells nothing.
            hasher.HashPassword(new Person { Name = string.Empty }, password);
            return false;
        }

        if (!(await signIn.PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true)).Succeeded)
        {
            return false;
        }

        actor.PersonId = person.Id;
        db.Note(ChangeAction.SignedIn, nameof(Person), person.Id);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
