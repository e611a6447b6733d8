using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.Pias.Form;

public static class PiaFormServices
{
    /// <summary>
    /// Reads the questions when they are first asked for. Files with a mistake stop only what asks for the questions, which
    /// then fails with every mistake named; they are read again at the next try, so that mending them is enough.
    /// </summary>
    public static IServiceCollection AddPiaForm(this IServiceCollection services, string controlsFolder) =>
        services.AddSingleton(_ => PiaFormFile.Read(controlsFolder).FormOrThrow());
}
