using CyberGov.ChangeHistory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Data;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

public static class DataServices
{
    /// <summary>Registers the context for the chosen engine, with the change history written beside every save.</summary>
    public static IServiceCollection AddData(
        this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddScoped<CurrentActor>();
        services.AddScoped<ChangeHistoryInterceptor>();
        services.AddSingleton<RecordChanges>();
        services.AddSingleton<RecordChangesInterceptor>();
        services.AddSingleton<KeptLists>();

        if (provider == DatabaseProvider.Postgres)
        {
            services.AddDbContext<PostgresCyberGovDbContext>((provided, options) => options
                .UseNpgsql(connectionString)
                .AddInterceptors(
                    provided.GetRequiredService<ChangeHistoryInterceptor>(), provided.GetRequiredService<RecordChangesInterceptor>()));
            services.AddScoped<CyberGovDbContext>(p => p.GetRequiredService<PostgresCyberGovDbContext>());
        }
        else
        {
            services.AddDbContext<SqliteCyberGovDbContext>((provided, options) => options
                .UseSqlite(connectionString)
                .AddInterceptors(
                    provided.GetRequiredService<ChangeHistoryInterceptor>(), provided.GetRequiredService<RecordChangesInterceptor>()));
            services.AddScoped<CyberGovDbContext>(p => p.GetRequiredService<SqliteCyberGovDbContext>());
        }

        return services;
    }
}
