using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.History;

public static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services.AddScoped<HistoryRegisterQuery>();
}
