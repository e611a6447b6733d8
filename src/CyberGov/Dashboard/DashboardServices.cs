using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Dashboard;

public static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services.AddScoped<TodayQuery>();
}
