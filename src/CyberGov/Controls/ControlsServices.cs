using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Controls;

public static class ControlsServices
{
    public static IServiceCollection AddControls(this IServiceCollection services) => services
        .AddScoped<AdoptCommonControls>()
        .AddScoped<AssignControls>()
        .AddScoped<ChangeControl>()
        .AddScoped<OverrideMapping>()
        .AddScoped<DecideRequirement>()
        .AddScoped<ControlRegisterQuery>()
        .AddScoped<ControlOwnersQuery>()
        .AddScoped<ControlDetailsQuery>()
        .AddScoped<ControlsByCodeQuery>()
        .AddScoped<ControlDutiesQuery>()
        .AddScoped<RequirementStandingQuery>()
        .AddScoped<RequirementDetailsQuery>()
        .AddScoped<FrameworkCoverageQuery>();
}
