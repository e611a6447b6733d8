using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Demo;

public static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddScoped<DemoPack>()
        .AddScoped(present => new DemoPast(services, present))
        .AddScoped<SeedDemo>()
        .AddScoped<RemoveDemo>();
}
