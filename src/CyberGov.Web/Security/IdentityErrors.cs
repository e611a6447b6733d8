using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Security;

internal static class IdentityErrors
{
    /// <summary>Puts each refusal at the field it is about.</summary>
    public static void AddIdentityErrors(this PageModel page, IdentityResult result, string emailField, string passwordField)
    {
        // A doubled address is reported both as an e-mail address and as a user name.
        foreach (var error in result.Errors.DistinctBy(e => e.Description, StringComparer.Ordinal))
        {
            var isPassword = error.Code.StartsWith("Password", StringComparison.Ordinal);
            page.ModelState.AddModelError(isPassword ? passwordField : emailField, error.Description);
        }
    }
}
