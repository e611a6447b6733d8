namespace CyberGov.Testing;

/// <summary>Folders that the tests write to, all below one that goes when the test run ends.</summary>
public static class TestFolders
{
    private static readonly Lazy<string> Run = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("cybergov-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    /// <summary>The folder that holds CyberGov.sln.</summary>
    public static string Repository { get; } = FindRepository();

    public static string ForThisRun(string name) => Directory.CreateDirectory(Path.Combine(Run.Value, name)).FullName;

    public static string New() => ForThisRun(Guid.CreateVersion7().ToString("N"));

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CyberGov.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CyberGov.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
