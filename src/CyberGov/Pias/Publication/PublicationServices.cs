using CyberGov.Pias.Form;
using CyberGov.Pias.Register;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Pias.Publication;

public static class PublicationServices
{
    /// <summary>Registers the register of assessments, their files, and what is published of them.</summary>
    public static IServiceCollection AddPiaFiles(this IServiceCollection services) => services
        // A mistake in the files of the form must not stop what asks for it only now and then.
        .AddSingleton<Func<PiaForm>>(provider => provider.GetRequiredService<PiaForm>)
        .AddScoped<PiaRegisterQuery>()
        .AddScoped<PiaPapersQuery>()
        .AddScoped<PiaToPublishQuery>()
        .AddScoped<PublishPia>()
        .AddScoped<PublishedPiasQuery>()
        .AddScoped<ChooseOpenData>();
}
