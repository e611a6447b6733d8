using System.Threading.RateLimiting;

namespace CyberGov.Web.Pages.Reminders;

/// <summary>Calendar programs ask a few times an hour; someone who guesses at secrets asks more often.</summary>
public static class FeedLimit
{
    public const string Policy = "calendar-feed";

    private const int AsksAMinute = 30;

    public static void AddFeedLimit(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = AsksAMinute,
                Window = TimeSpan.FromMinutes(1),
            }));
    });
}
