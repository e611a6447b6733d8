using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Catalogue;

public static class CatalogueServices
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) =>
        services.AddScoped<CatalogueSync>().AddScoped<CatalogueLoadsQuery>().AddScoped<FrameworkOptionsQuery>();
}
