using System.Reflection;
using System.Security.Claims;

namespace CyberGov.Web.FrontEnd;

/// <summary>Knows only what the sign-in cookie says, so it also serves when the database does not answer.</summary>
public sealed class ClaimsLayoutReader : ILayoutReader
{
    public static string ProgramVersion { get; } =
        typeof(ClaimsLayoutReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "unknown";

    public Task<LayoutModel> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var user = context.User;
        var roles = user.FindAll(ClaimTypes.Role).Select(c => PlainName.Of(c.Value)).ToList();

        return Task.FromResult(new LayoutModel
        {
            CouncilName = "Your council",
            PersonName = user.Identity is { IsAuthenticated: true } identity ? identity.Name ?? "Signed in" : null,
            Roles = roles,
            MayAdminister = user.IsInRole("Administrator"),
            Version = ProgramVersion,
        });
    }
}
