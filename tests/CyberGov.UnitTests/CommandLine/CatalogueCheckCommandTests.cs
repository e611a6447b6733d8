using CyberGov.Testing;
using CyberGov.Web.CommandLine;

namespace CyberGov.UnitTests.CommandLine;

public sealed class CatalogueCheckCommandTests : IDisposable
{
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";

    private readonly CatalogueCopy _catalogue = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _catalogue.Dispose();

    [Fact]
    public void A_sound_catalogue_is_counted_and_exits_0()
    {
        Assert.Equal(0, CatalogueCheckCommand.Execute(_catalogue.Folder, _output, _error));

        Assert.Equal("10 frameworks, 553 requirements, 120 controls, 820 mappings" + Environment.NewLine, _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_broken_file_exits_1_with_its_path_its_line_and_the_mend()
    {
        var line = _catalogue.LineOf(Essentials, "title: Firewalls\n");
        _catalogue.Replace(Essentials, "title: Firewalls\n", "title:\n");

        Assert.Equal(1, CatalogueCheckCommand.Execute(_catalogue.Folder, _output, _error));

        Assert.Equal(
            $"{Path.Combine(_catalogue.Folder, Essentials)}:{line}: 'title' is empty. Write something after the colon."
            + Environment.NewLine,
            _output.ToString());
        Assert.Equal(
            "The catalogue cannot be loaded until the 1 problem above is mended." + Environment.NewLine, _error.ToString());
    }

    [Fact]
    public void A_folder_that_is_not_there_exits_1()
    {
        Assert.Equal(1, CatalogueCheckCommand.Execute(Path.Combine(_catalogue.Folder, "elsewhere"), _output, _error));

        Assert.Contains("There is no folder 'frameworks' here that can be read.", _output.ToString(), StringComparison.Ordinal);
    }
}
