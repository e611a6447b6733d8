using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CyberGov.Catalogue;

/// <summary>One file of the catalogue, named by its path inside the folder with forward slashes.</summary>
public sealed record CatalogueFile(string Path, byte[] Content);

/// <summary>The bytes of the catalogue's files, taken once so that the digest and what is read cannot differ.</summary>
public sealed record CatalogueFolder(
    IReadOnlyList<CatalogueFile> Files, IReadOnlyList<CatalogueProblem> Problems, string Digest)
{
    public const int MaxFileBytes = 1024 * 1024;

    // Part of the digest: raise it when the reader or the sync makes something else of the same files.
    private const string FormatVersion = "cybergov-catalogue-1";

    private static readonly string[] Subfolders = ["frameworks", "library", "mappings", "successors"];

    public static CatalogueFolder Open(string folder) => Open(folder, Subfolders);

    /// <summary>Takes the files of other subfolders of the controls than the catalogue's own.</summary>
    public static CatalogueFolder Open(string folder, IReadOnlyList<string> subfolders)
    {
        var files = new List<CatalogueFile>();
        var problems = new List<CatalogueProblem>();

        foreach (var subfolder in subfolders)
        {
            foreach (var path in PathsIn(folder, subfolder, problems))
            {
                Take(folder, path, files, problems);
            }
        }

        return new CatalogueFolder(files, problems, DigestOf(files, problems));
    }

    private static List<string> PathsIn(string folder, string subfolder, List<CatalogueProblem> problems)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(Path.Combine(folder, subfolder))
                    .Select(f => $"{subfolder}/{Path.GetFileName(f)}")
                    .Where(IsYaml)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new CatalogueProblem(
                subfolder, 1, $"There is no folder '{subfolder}' here that can be read. Put it back, or correct the path."));
            return [];
        }
    }

    private static bool IsYaml(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML";

    private static void Take(
        string folder, string path, List<CatalogueFile> files, List<CatalogueProblem> problems)
    {
        if (!path.EndsWith(".yaml", StringComparison.Ordinal))
        {
            problems.Add(new CatalogueProblem(path, 1, "The name must end in .yaml in small letters. Rename the file."));
            return;
        }

        try
        {
            var file = new FileInfo(Path.Combine(folder, path));

            if (file.Length > MaxFileBytes)
            {
                problems.Add(new CatalogueProblem(path, 1, "The file is larger than 1 MB. Split it into smaller files."));
                return;
            }

            files.Add(new CatalogueFile(path, File.ReadAllBytes(file.FullName)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new CatalogueProblem(
                path, 1, "The file cannot be opened. Check that the program is allowed to read it."));
        }
    }

    private static string DigestOf(List<CatalogueFile> files, List<CatalogueProblem> problems)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, FormatVersion);

        foreach (var file in files)
        {
            Append(hash, file.Path);
            Append(hash, file.Content.Length.ToString(CultureInfo.InvariantCulture));
            hash.AppendData(file.Content);
        }

        foreach (var problem in problems)
        {
            Append(hash, problem.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
