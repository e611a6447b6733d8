using System.Security.Claims;
using CyberGov.Identity;
using CyberGov.Reminders;
using Microsoft.AspNetCore.Authorization;

namespace CyberGov.Web.Security;

/// <summary>
/// Lets whoever covers for someone, or was asked by a reminder, act as a control owner in this request. It is looked up anew each
/// time and never written into the cookie, so cover ends with its last day.
/// </summary>
public static class StandingIn
{
    /// <summary>The id of someone whose leave the signed-in person covers today.</summary>
    public const string Claim = "stands-in-for";

    public static void UseStandingIn(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true } && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            var query = context.RequestServices.GetRequiredService<StandInQuery>();
            var standIn = await query.ExecuteAsync(context.User.Viewer, context.RequestAborted);
            if (standIn.IsAsked || standIn.StandsInFor.Count > 0)
            {
                context.User = new ClaimsPrincipal([.. context.User.Identities, IdentityOf(standIn)]);
            }
        }

        await next(context);
    });

    private static ClaimsIdentity IdentityOf(StandIn standIn) => new(
    [
        new Claim(ClaimTypes.Role, nameof(CouncilRole.ControlOwner)),
        .. standIn.StandsInFor.Select(id => new Claim(Claim, id.ToString())),
    ]);
}
