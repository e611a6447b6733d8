using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.ChangeHistory;

public static class ChangeHistoryServices
{
    /// <param name="services">Where to register.</param>
    /// <param name="keysFolder">Where the signing key lies: <c>keys</c> under the data folder.</param>
    /// <param name="checkpointsFolder">Where checkpoints lie: <c>checkpoints</c> under the data folder.</param>
    public static IServiceCollection AddChangeHistory(this IServiceCollection services, string keysFolder, string checkpointsFolder) => services
        .AddSingleton(_ => new HistorySigner(keysFolder))
        .AddSingleton(_ => new CheckpointFolder(checkpointsFolder))
        .AddScoped<ChangeHistoryQuery>()
        .AddScoped<HistoryStandingQuery>();
}
