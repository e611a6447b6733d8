using CyberGov.Pias.Assessment;
using CyberGov.Pias.Content;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Pias;

public static class PiasServices
{
    public static IServiceCollection AddPias(this IServiceCollection services) => services
        .AddPiaWorkflow()
        .AddScoped<PiaContents>()
        .AddScoped<PiaStandings>()
        .AddScoped<PiaRecord>()
        .AddScoped<MovePia>()
        .AddScoped<StartPia>()
        .AddScoped<SaveAnswers>()
        .AddScoped<PiaAnswersQuery>()
        .AddScoped<PiaChoicesQuery>()
        .AddScoped<PiaDetailsQuery>()
        .AddPiaAssessment()
        .AddPiaFiles();
}
