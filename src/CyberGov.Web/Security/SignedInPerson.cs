using System.Security.Claims;
using CyberGov.ChangeHistory;
using CyberGov.Identity;

namespace CyberGov.Web.Security;

/// <summary>Reads the signed-in person off the sign-in cookie.</summary>
public static class SignedInPerson
{
    /// <summary>The person's full name.</summary>
    public const string NameClaim = "name";

    extension(ClaimsPrincipal user)
    {
        public Guid PersonId => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

        public string PersonName => user.FindFirstValue(NameClaim) ?? string.Empty;

        public IReadOnlySet<CouncilRole> CouncilRoles =>
            user.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<CouncilRole>(c.Value)).ToHashSet();

        public Viewer Viewer => new(user.PersonId, user.CouncilRoles)
        {
            StandsInFor = [.. user.FindAll(StandingIn.Claim).Select(c => Guid.Parse(c.Value))],
        };

        public bool May(string policy) => Policies.Allows(policy, user.CouncilRoles);
    }

    /// <summary>Tells the change history who acts in this request.</summary>
    public static void UseCurrentActor(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            context.RequestServices.GetRequiredService<CurrentActor>().PersonId = context.User.PersonId;
        }

        return next(context);
    });
}
