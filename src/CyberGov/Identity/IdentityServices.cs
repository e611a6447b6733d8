using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Identity;

public static class IdentityServices
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services.AddScoped<SetUpCouncil>();
}
