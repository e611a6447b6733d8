using System.Threading.RateLimiting;

namespace CyberGov.Web.Pages.Pias.Public;

/// <summary>What anyone may ask of the pages that need no account.</summary>
public static class PublicLimit
{
    public const string Policy = "public-pages";

    private const int AsksAMinute = 120;

    public static void AddPublicLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
        limits.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = AsksAMinute,
                Window = TimeSpan.FromMinutes(1),
            })));

    extension(HttpResponse response)
    {
        /// <summary>Everyone sees the same, so caches on the way may keep it; briefly, so that a withdrawal works.</summary>
        public void MayBeKept() => response.Headers.CacheControl = "public, max-age=300";
    }
}
