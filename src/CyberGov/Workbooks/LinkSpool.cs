using System.IO.Compression;

namespace CyberGov.Workbooks;

/// <summary>
/// The links of one sheet. The file format wants them after the last row, so they wait here, compressed: at
/// Excel's limit about a megabyte, however many rows there are.
/// </summary>
internal sealed class LinkSpool : IDisposable
{
    // Excel repairs a sheet that has more.
    public const int MostLinks = 65_530;

    private readonly SpooledXml _links = new();
    private readonly SpooledXml _relationships = new();
    private int _count;

    public bool IsEmpty => _count == 0;

    public bool HasRelationships { get; private set; }

    public bool TryAdd(CellLink link, ReadOnlySpan<byte> cell)
    {
        if (_count == MostLinks)
        {
            return false;
        }

        _count++;
        var xml = _links.Xml;
        xml.Raw("<hyperlink ref=\""u8);
        xml.Raw(cell);
        if (link.Kind == CellLinkKind.Sheet)
        {
            xml.Raw("\" location=\""u8);
            XmlText.Write(xml, link.Target);
        }
        else
        {
            xml.Raw("\" r:id=\"rId"u8);
            xml.Integer(_count);
            AddRelationship(link.Target);
        }

        xml.Raw("\"/>"u8);
        _links.Spill();
        return true;
    }

    public Task CopyLinksToAsync(Stream sheet, CancellationToken cancellationToken) =>
        _links.CopyToAsync(sheet, cancellationToken);

    public Task CopyRelationshipsToAsync(Stream part, CancellationToken cancellationToken) =>
        _relationships.CopyToAsync(part, cancellationToken);

    public void Dispose()
    {
        _links.Dispose();
        _relationships.Dispose();
    }

    private void AddRelationship(string target)
    {
        HasRelationships = true;
        var xml = _relationships.Xml;
        xml.Raw("<Relationship Id=\"rId"u8);
        xml.Integer(_count);
        xml.Raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\""u8);
        XmlText.Write(xml, target);
        xml.Raw("\" TargetMode=\"External\"/>"u8);
        _relationships.Spill();
    }

    private sealed class SpooledXml : IDisposable
    {
        private readonly MemoryStream _compressed = new();
        private DeflateStream? _deflate;

        public Utf8Buffer Xml { get; } = new();

        public void Spill()
        {
            if (Xml.IsFull)
            {
                WriteBlock();
            }
        }

        public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
        {
            WriteBlock();
            await _deflate!.DisposeAsync();
            _compressed.Position = 0;
            await using var inflate = new DeflateStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
            await inflate.CopyToAsync(destination, cancellationToken);
        }

        public void Dispose()
        {
            _deflate?.Dispose();
            _compressed.Dispose();
        }

        private void WriteBlock()
        {
            _deflate ??= new DeflateStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);
            _deflate.Write(Xml.Written);
            Xml.Clear();
        }
    }
}
