using System.IO.Compression;
using System.Xml.Linq;

namespace CyberGov.Workbooks;

/// <summary>The zip that a workbook is. Written once from front to back; every part carries the same time.</summary>
internal sealed class PartArchive(Stream output, DateTimeOffset createdAt) : IAsyncDisposable
{
    // -rw-r--r--, so that the bytes do not depend on who runs the program.
    public const int OrdinaryFile = unchecked((int)0x81A40000);

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<KeyValuePair<string, string>> _types = [];

    /// <summary>Begins a part; one is open at a time. The type is null for relationships, which have one by their name.</summary>
    public Task<Stream> OpenAsync(string name, string? type, CancellationToken cancellationToken)
    {
        if (type is not null)
        {
            _types.Add(new(name, type));
        }

        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipTime(createdAt);
        entry.ExternalAttributes = OrdinaryFile;
        return entry.OpenAsync(cancellationToken);
    }

    public Task WriteAsync(string name, string? type, XDocument content, CancellationToken cancellationToken) =>
        WriteAsync(name, type, WorkbookXml.ToBytes(content), cancellationToken);

    public async Task WriteAsync(string name, string? type, byte[] content, CancellationToken cancellationToken)
    {
        await using var part = await OpenAsync(name, type, cancellationToken);
        await part.WriteAsync(content, cancellationToken);
    }

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await WriteAsync("[Content_Types].xml", null, WorkbookXml.Types(_types), cancellationToken);
        await _zip.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    /// <summary>A zip counts its years from 1980 and has no time zone: UTC here.</summary>
    public static DateTimeOffset ZipTime(DateTimeOffset time)
    {
        var earliest = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return time < earliest ? earliest : time.ToUniversalTime();
    }
}
