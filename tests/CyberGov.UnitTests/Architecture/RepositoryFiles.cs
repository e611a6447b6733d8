using CyberGov.Testing;

namespace CyberGov.UnitTests.Architecture;

/// <summary>The source files as they lie in the repository, without what a build makes.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "Migrations", "lib", "TestResults", "output"];

    public static string PathOf(string relative) => Path.Combine(TestFolders.Repository, relative);

    public static IEnumerable<string> FoldersIn(string relative) =>
        Directory.Exists(PathOf(relative))
            ? Directory.GetDirectories(PathOf(relative)).Select(f => Path.GetFileName(f)!).Except(Made)
            : [];

    /// <summary>Paths relative to the repository, with forward slashes.</summary>
    public static IEnumerable<string> Under(string relative) => Walk(PathOf(relative))
        .Select(f => Path.GetRelativePath(TestFolders.Repository, f).Replace('\\', '/'));

    public static int LinesOf(string relative) => File.ReadLines(PathOf(relative)).Count();

    private static IEnumerable<string> Walk(string folder) =>
    [
        .. Directory.GetFiles(folder),
        .. Directory.GetDirectories(folder).Where(f => !Made.Contains(Path.GetFileName(f))).SelectMany(Walk),
    ];
}
