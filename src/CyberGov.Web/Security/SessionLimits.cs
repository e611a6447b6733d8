using System.Globalization;
using System.Security.Claims;

namespace CyberGov.Web.Security;

/// <summary>How long a session lasts: half an hour without a request, twelve hours however busy.</summary>
internal static class SessionLimits
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>When the session began; null when nobody is signed in.</summary>
    public static DateTimeOffset? BeganAt(ClaimsPrincipal? user) =>
        long.TryParse(user?.FindFirstValue(PersonClaims.SignedInAtClaim), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>How long it lasts from now if nothing more is asked for and this request has renewed it.</summary>
    public static TimeSpan Left(ClaimsPrincipal user, DateTimeOffset now)
    {
        var untilTheEnd = (BeganAt(user) ?? now) + Absolute - now;
        return untilTheEnd < Idle ? untilTheEnd : Idle;
    }
}
