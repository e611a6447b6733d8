using System.Security.Claims;
using CyberGov.Calendar;
using CyberGov.Identity;
using CyberGov.UnsavedForms;
using CyberGov.Web.Pages.Evidence;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CyberGov.Web.UnsavedForms;

/// <summary>
/// Keeps what was typed into a form whose session ended before it was sent; the person is then asked to sign in as ever.
/// The old cookie says whose it was, and is believed only while its security stamp stands (signing out, a new password or
/// another role ends that), for a week at most, and with the antiforgery token of that same person.
/// </summary>
internal static class ExpiredSessionText
{
    private static readonly TimeSpan LongestBelieved = TimeSpan.FromDays(7);

    /// <summary>Goes between recognising people and deciding what they may do.</summary>
    public static void UseExpiredSessionText(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is not { IsAuthenticated: true }
            && HttpMethods.IsPost(context.Request.Method)
            && context.Request.HasFormContentType
            && context.GetEndpoint()?.Metadata.GetMetadata<KeepsTypedTextAttribute>() is { } keeps
            && await WhoseAsync(context) is { } principal)
        {
            await KeepAsync(context, principal, keeps);
        }

        await next(context);
    });

    private static async Task<ClaimsPrincipal?> WhoseAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var cookie = options.CookieManager.GetRequestCookie(context, options.Cookie.Name!);
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        if (string.IsNullOrEmpty(cookie)
            || options.TicketDataFormat.Unprotect(cookie) is not { } ticket
            || time.GetUtcNow() - ticket.Properties.IssuedUtc is not { } age || age > LongestBelieved)
        {
            return null;
        }

        var person = await context.RequestServices.GetRequiredService<SignInManager<Person>>()
            .ValidateSecurityStampAsync(ticket.Principal);
        return person?.MaySignIn(time.TodayInUk()) == true ? ticket.Principal : null;
    }

    private static async Task KeepAsync(HttpContext context, ClaimsPrincipal principal, KeepsTypedTextAttribute keeps)
    {
        // What the page allows itself once it is reached, which this request never does.
        var limits = new FormOptions { MultipartBodyLengthLimit = UploadLimits.RequestBytes };
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, limits));
        var anyone = context.User;
        try
        {
            context.User = principal;
            if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                var typed = await context.Request.ReadTypedAsync(keeps, context.RequestAborted);
                await context.RequestServices.GetRequiredService<UnsavedFormStore>()
                    .KeepAsync(principal.PersonId, context.Request.FormAddress, typed, context.RequestAborted);
            }
        }
        finally
        {
            context.User = anyone;
        }
    }
}
