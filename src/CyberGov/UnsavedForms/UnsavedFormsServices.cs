using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.UnsavedForms;

public static class UnsavedFormsServices
{
    public static IServiceCollection AddUnsavedForms(this IServiceCollection services) => services
        .AddScoped<UnsavedFormStore>()
        .AddScoped<ForgetUnsavedFormsJob>();
}
