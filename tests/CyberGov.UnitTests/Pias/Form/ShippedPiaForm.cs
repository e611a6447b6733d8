using CyberGov.Pias.Form;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Pias.Form;

internal static class ShippedPiaForm
{
    public static PiaForm Form { get; } = PiaFormFile.Read(ShippedCatalogue.Folder).FormOrThrow();

    public static FormField Field(string id) => Form.FindField(id) ?? throw new InvalidOperationException($"No field '{id}'.");
}
