using System.Text;
using CyberGov.Workbooks;

namespace CyberGov.Pias.Publication;

/// <summary>
/// A paper as a Word document. Equal papers give equal bytes: the parts are zipped by our own writer, because that of the SDK stamps
/// the time of writing into them.
/// </summary>
public static class PiaWordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string PartType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static async Task<byte[]> WriteAsync(PiaPaper paper, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var parts = new PartArchive(file, paper.AsAt))
        {
            await parts.WriteAsync("_rels/.rels", null, Relationships(
                ("officeDocument", $"{Office}/officeDocument", "word/document.xml"),
                ("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml")), cancellationToken);
            await parts.WriteAsync("docProps/core.xml", WorkbookTypes.CoreProperties, WorkbookXml.CoreProperties(Details(paper)), cancellationToken);
            await parts.WriteAsync("word/document.xml", $"{PartType}document.main+xml", Bytes(WordBody.Of(paper).OuterXml), cancellationToken);
            await parts.WriteAsync("word/styles.xml", $"{PartType}styles+xml", Bytes(WordStyles.Create().OuterXml), cancellationToken);
            await parts.WriteAsync("word/header.xml", $"{PartType}header+xml", Bytes(WordEdges.Header(paper).OuterXml), cancellationToken);
            await parts.WriteAsync("word/footer.xml", $"{PartType}footer+xml", Bytes(WordEdges.Footer(paper).OuterXml), cancellationToken);
            await parts.WriteAsync("word/_rels/document.xml.rels", null, Relationships(
                ("styles", $"{Office}/styles", "styles.xml"),
                (WordBody.HeaderId, $"{Office}/header", "header.xml"),
                (WordBody.FooterId, $"{Office}/footer", "footer.xml")), cancellationToken);
            await parts.FinishAsync(cancellationToken);
        }

        return file.ToArray();
    }

    private static WorkbookDetails Details(PiaPaper paper) => new()
    {
        Title = $"{paper.Code} {paper.Title}",
        Subject = "Privacy impact assessment",
        Organisation = paper.Organisation,
        Author = paper.Organisation,
        Marking = paper.Marking,
        Reference = $"{paper.Code} version {paper.VersionNumber}",
        CreatedAt = paper.AsAt,
    };

    private static byte[] Relationships(params IEnumerable<(string Id, string Type, string Target)> relations) => Bytes(
        $"""<Relationships xmlns="{Package}">{string.Concat(relations.Select(r => $"""<Relationship Id="{r.Id}" Type="{r.Type}" Target="{r.Target}"/>"""))}</Relationships>""");

    private static byte[] Bytes(string xml) =>
        Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="utf-8" standalone="yes"?>{xml}""");
}
