using System.Text;
using CyberGov.Catalogue;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Catalogue;

/// <summary>The shipped catalogue, or other shipped files, with one thing broken, in memory.</summary>
internal sealed class BrokenCatalogue(
    CatalogueFolder shipped, Func<CatalogueFolder, IReadOnlyList<CatalogueProblem>> read)
{
    private static readonly CatalogueFolder Shipped = CatalogueFolder.Open(ShippedCatalogue.Folder);

    private readonly Dictionary<string, byte[]> _files = shipped.Files.ToDictionary(f => f.Path, f => f.Content);

    public BrokenCatalogue()
        : this(Shipped, files => CatalogueReader.Read(files).Problems)
    {
    }

    public BrokenCatalogue With(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    public BrokenCatalogue With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public BrokenCatalogue Without(string path)
    {
        Assert.True(_files.Remove(path));
        return this;
    }

    /// <summary>Changes the first place where a text stands.</summary>
    public BrokenCatalogue Replace(string path, string before, string after)
    {
        var text = Text(path);
        var index = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(index >= 0, $"'{before}' is not in {path}.");
        return With(path, string.Concat(text.AsSpan(0, index), after, text.AsSpan(index + before.Length)));
    }

    /// <summary>The line on which a text stands for the first or the given time.</summary>
    public int LineOf(string path, string text, int occurrence = 1)
    {
        var content = Text(path);
        var index = -1;

        for (var found = 0; found < occurrence; found++)
        {
            index = content.IndexOf(text, index + 1, StringComparison.Ordinal);
            Assert.True(index >= 0, $"'{text}' is not in {path} {occurrence} times.");
        }

        return content.AsSpan(0, index).Count('\n') + 1;
    }

    public string Text(string path) => Encoding.UTF8.GetString(_files[path]);

    public IReadOnlyList<CatalogueProblem> Problems() =>
        read(shipped with { Files = [.. _files.Select(f => new CatalogueFile(f.Key, f.Value))] });

    /// <summary>Asserts that there is this one problem and no other.</summary>
    public void AssertOnly(string path, int line, string message) =>
        Assert.Equal([new CatalogueProblem(path, line, message)], Problems());
}
