using System.IO.Compression;
using System.Text;

namespace CyberGov.Testing.Files;

/// <summary>The smallest real file of each kind, built byte by byte so that a test can see what it holds.</summary>
public static class SampleFiles
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly byte[] PngSize = [0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0];

    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Pdf(string text = "Evidence") => Encoding.Latin1.GetBytes(
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n% {text}\n"
        + "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    /// <summary>A Word document with further parts, if wanted.</summary>
    public static byte[] Docx(params (string Name, byte[] Bytes)[] parts)
    {
        var docx = new RawZip()
            .Add("[Content_Types].xml", ContentTypes("/word/document.xml", $"{WordType}.main+xml"))
            .Add("word/document.xml", "<main/>");
        return parts.Aggregate(docx, (zip, part) => zip.Add(part.Name, part.Bytes)).ToArray();
    }

    public static byte[] Docx((string Name, string Text) part) => Docx((part.Name, Encoding.UTF8.GetBytes(part.Text)));

    public static byte[] Xlsx() => Office("/xl/workbook.xml", "spreadsheetml.sheet");

    public static byte[] Pptx() => Office("/ppt/presentation.xml", "presentationml.presentation");

    public static byte[] DocxWithMacros() => Zip(
        ("[Content_Types].xml", ContentTypes("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("word/document.xml", "<w:document/>"),
        ("word/vbaProject.bin", "macros"));

    public static byte[] Odt() => OpenDocument("application/vnd.oasis.opendocument.text");

    public static byte[] Ods() => OpenDocument("application/vnd.oasis.opendocument.spreadsheet");

    public static byte[] Png() => [.. PngSignature, .. PngSize];

    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0, 4, 1, 2,
        0xFF, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0,
        0xFF, 0xD9,
    ];

    public static byte[] Eml() => Encoding.Latin1.GetBytes(
        "Received: from mail.example.gov.uk\r\n by mx.example.gov.uk\r\nFrom: ada@example.gov.uk\r\n"
        + "Subject: Patching complete\r\n\r\nAll servers are patched.\r\n");

    public static byte[] Msg() => CompoundFile("__properties_version1.0");

    public static byte[] EncryptedOffice() => CompoundFile("EncryptedPackage");

    public static byte[] OldWord() => CompoundFile("WordDocument");

    public static byte[] Zip() => Zip(("readme.txt", "Firewall rules of March"));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Office(string mainPart, string family) => Zip(
        ("[Content_Types].xml", ContentTypes(mainPart, $"application/vnd.openxmlformats-officedocument.{family}.main+xml")),
        (mainPart[1..], "<main/>"));

    public static string ContentTypes(string mainPart, string contentType) =>
        "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + $"<Override PartName=\"{mainPart}\" ContentType=\"{contentType}\"/></Types>";

    private static byte[] OpenDocument(string mimeType) => Zip(("mimetype", mimeType), ("content.xml", "<content/>"));

    private static byte[] CompoundFile(string streamName)
    {
        var file = new byte[2048];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        Encoding.Unicode.GetBytes(streamName).CopyTo(file, 1024);
        return file;
    }
}
