namespace CyberGov.Testing;

/// <summary>The catalogue in <c>controls/</c> of the repository that the tests were built from.</summary>
public static class ShippedCatalogue
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);

        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CyberGov.sln")))
        {
            directory = directory.Parent;
        }

        return directory is null
            ? throw new DirectoryNotFoundException("No CyberGov.sln above the tests.")
            : Path.Combine(directory.FullName, "controls");
    }
}
