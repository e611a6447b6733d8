using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExcelDataReader;

namespace CyberGov.IntegrationTests.Packs;

/// <summary>A pack as an auditor has it: a ZIP file, opened without CyberGov.</summary>
internal sealed class OpenedPack
{
    private readonly Dictionary<string, byte[]> _files;

    static OpenedPack()
    {
        // ExcelDataReader asks for Windows-1252 before it looks at the file.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    public OpenedPack(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip));
        Length = zip.Length;
        _files = archive.Entries.ToDictionary(e => e.FullName, Bytes, StringComparer.Ordinal);
    }

    public string Sha256 { get; }

    public long Length { get; }

    public IReadOnlyCollection<string> Paths => _files.Keys;

    public JsonElement Manifest => JsonDocument.Parse(_files["manifest.json"]).RootElement;

    public byte[] this[string path] => _files[path];

    public string Text(string path) => Encoding.UTF8.GetString(_files[path]).TrimStart('\uFEFF');

    public byte[] Workbook => _files.Single(f => f.Key.EndsWith(".xlsx", StringComparison.Ordinal) && !f.Key.Contains('/', StringComparison.Ordinal)).Value;

    /// <summary>The rows below the header, each by its header's texts; the Index has two rows of title first.</summary>
    public List<Dictionary<string, object?>> Sheet(string name)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(Workbook));
        while (reader.Name != name)
        {
            Assert.True(reader.NextResult(), $"The workbook has no sheet {name}.");
        }

        for (var title = 0; title < (name == "Index" ? 2 : 0); title++)
        {
            reader.Read();
        }

        reader.Read();
        var headers = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i)).ToList();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read())
        {
            rows.Add(headers.Select((header, i) => (header, i)).ToDictionary(x => x.header, x => (object?)reader.GetValue(x.i), StringComparer.Ordinal));
        }

        return rows;
    }

    public List<string> SheetNames()
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(Workbook));
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        }
        while (reader.NextResult());
        return names;
    }

    /// <summary>The Index line of this item.</summary>
    public string Index(string item) => (string)Sheet("Index").Single(r => (string?)r["Item"] == item)["Detail"]!;

    /// <summary>Every file of the ZIP is in the manifest with its true size and hash, and the other way round.</summary>
    public void AssertManifestHolds()
    {
        var listed = Manifest.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!, StringComparer.Ordinal);
        Assert.Equal(
            _files.Keys.Where(p => p is not ("manifest.json" or "manifest.sig" or "manifest.sha256")).Order(StringComparer.Ordinal),
            listed.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, file) in listed)
        {
            Assert.Equal(_files[path].Length, file.GetProperty("size").GetInt64());
            Assert.Equal(HashOf(path), file.GetProperty("sha256").GetString());
        }

        var sums = Text("manifest.sha256").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(_files.Count - 1, sums.Length);
        Assert.All(sums, line => Assert.Equal(HashOf(line[66..]), line[..64]));
    }

    public string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(_files[path]));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
