using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Demo;

public static class DemoServices
{
    /// <param name="services">Where to register.</param>
    /// <param name="packsFolder">Where finished packs lie.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, string packsFolder) => services
        .AddSingleton(new DemoFolders(packsFolder))
        .AddScoped<SeedDemo>()
        .AddScoped<RemoveDemo>();
}
