namespace CyberGov.Storage;

/// <summary>Clears away what a crash left half done.</summary>
public static class AbandonedFiles
{
    /// <summary>Removes them and returns how many there were.</summary>
    /// <param name="folder">Only files directly in it are looked at.</param>
    /// <param name="pattern">Such as <c>*.part</c>.</param>
    /// <param name="before">Files touched since are left alone: another node may be writing them.</param>
    public static int Sweep(string folder, string pattern, DateTimeOffset before) =>
        Directory.EnumerateFiles(folder, pattern)
            .Where(path => File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
            .ToList()
            .Count(RemoveQuietly);

    internal static bool RemoveQuietly(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not evidence, and the next sweep finds it again; the first failure is the one to report.
            return false;
        }
    }
}
