using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Demo;

public static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddScoped<DemoPack>()
        .AddScoped<DemoPias>()
        .AddScoped<SeedDemo>()
        .AddScoped<RemoveDemo>();
}
