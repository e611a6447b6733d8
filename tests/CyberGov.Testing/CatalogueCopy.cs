using CyberGov.Catalogue;
using CyberGov.Pias.Form;

namespace CyberGov.Testing;

/// <summary>A copy of the shipped catalogue in a folder of its own that a test may change; gone when disposed.</summary>
public sealed class CatalogueCopy : IDisposable
{
    public CatalogueCopy()
    {
        var shipped = ShippedCatalogue.Folder;

        foreach (var file in (CatalogueFile[])
            [.. CatalogueFolder.Open(shipped).Files, .. CatalogueFolder.Open(shipped, [PiaFormFile.Subfolder]).Files])
        {
            var copy = Path.Combine(Folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, file.Content);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("cybergov-catalogue-").FullName;

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text);

    /// <summary>Changes the first place where a text stands, and fails when it stands nowhere.</summary>
    public void Replace(string path, string before, string after)
    {
        var text = Read(path);
        var index = text.IndexOf(before, StringComparison.Ordinal);

        if (index < 0)
        {
            throw new InvalidOperationException($"'{before}' is not in {path}.");
        }

        Write(path, string.Concat(text.AsSpan(0, index), after, text.AsSpan(index + before.Length)));
    }

    /// <summary>The line on which a text first stands.</summary>
    public int LineOf(string path, string text)
    {
        var content = Read(path);
        var index = content.IndexOf(text, StringComparison.Ordinal);
        return index < 0
            ? throw new InvalidOperationException($"'{text}' is not in {path}.")
            : content.AsSpan(0, index).Count('\n') + 1;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
