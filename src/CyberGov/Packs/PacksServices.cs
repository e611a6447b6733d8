using CyberGov.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Packs;

public static class PacksServices
{
    /// <summary>Registers the use cases and queries of packs, and the work that builds them.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="packsFolder">Where finished packs lie: <c>packs</c> under the data folder.</param>
    public static IServiceCollection AddPacks(this IServiceCollection services, string packsFolder) => services
        .AddSingleton(_ => new PackFolder(packsFolder))
        .AddScoped<RequestPack>()
        .AddScoped<ChangePackWork>()
        .AddScoped<DownloadPack>()
        .AddScoped<PackQueries>()
        .AddScoped<IQueuedJobHandler, BuildPackJob>();
}
