using CyberGov.People;
using CyberGov.Pias.Content;
using CyberGov.Pias.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Pias.Assessment;

internal static class PiaAssessmentServices
{
    public static IServiceCollection AddPiaAssessment(this IServiceCollection services) => services
        .AddScoped<PiaFields>()
        .AddScoped<PiaLines<PiaDataFlow>>()
        .AddScoped<PiaLines<PiaConsultee>>()
        .AddScoped<PiaComments>()
        .AddScoped<PiaCopies>()
        .AddScoped<ChangePiaHead>()
        .AddScoped<PiaTeam>()
        .AddScoped<IHandOverPart, HandOverPias>()
        .AddScoped<PiaDocumentsQuery>()
        .AddScoped<IPiaConsequence, PiaVersions>();
}
