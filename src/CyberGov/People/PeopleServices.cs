using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.People;

public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<SavePerson>()
        .AddScoped<HandOver>()
        .AddScoped<HeldItemsQuery>()
        .AddScoped<InvitePerson>()
        .AddScoped<SendNewLink>()
        .AddScoped<SaveServiceArea>()
        .AddScoped<PeopleQueries>();
}
