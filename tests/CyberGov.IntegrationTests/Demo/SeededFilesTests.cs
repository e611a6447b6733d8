using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CyberGov.Data;
using CyberGov.Storage;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Demo;

public sealed class SeededFilesTests(SeededCouncils councils)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_is_stored_under_its_own_hash_and_passes_the_inspection_of_uploads()
    {
        var files = await FilesAsync();
        Assert.InRange(files.Count, 500, 700);
        Assert.All(files, file =>
        {
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(file.Content)));
            var verdict = UploadInspection.Inspect(file.FileName, new MemoryStream(file.Content));
            Assert.True(verdict.IsAccepted, verdict.Refusal);
            Assert.Equal((file.FileName, file.ContentType), (verdict.FileName, verdict.Kind.ContentType));
        });
    }

    [Fact]
    public async Task Word_and_Excel_files_break_no_rule_of_their_format()
    {
        var validator = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019);
        Assert.All(await FilesAsync(".docx"), file =>
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file.Content), isEditable: false);
            Assert.Empty(validator.Validate(document, Token).Select(e => e.Description));
            Assert.Contains("Borsetshire District Council", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        });
        Assert.All(await FilesAsync(".xlsx"), file =>
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);
            Assert.Empty(validator.Validate(document, Token).Select(e => e.Description));
        });
    }

    [Fact]
    public async Task The_table_of_each_PDF_points_at_its_objects()
    {
        Assert.All(await FilesAsync(".pdf"), file =>
        {
            var text = Encoding.Latin1.GetString(file.Content);
            Assert.StartsWith("%PDF-1.4\n", text, StringComparison.Ordinal);
            Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);

            var table = text[NumberAfter(text, "startxref\n")..];
            Assert.StartsWith("xref\n0 8\n", table, StringComparison.Ordinal);
            var entries = table.Split('\n')[3..10];
            Assert.All(entries.Select((entry, i) => (entry, i)), e =>
            {
                Assert.EndsWith(" 00000 n ", e.entry, StringComparison.Ordinal);
                var found = text[int.Parse(e.entry[..10], CultureInfo.InvariantCulture)..];
                Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{e.i + 1} 0 obj\n"), found, StringComparison.Ordinal);
            });

            var stream = text.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
            Assert.StartsWith("\nendstream", text[(stream + NumberAfter(text, "/Length "))..], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Each_PNG_ends_where_it_says_and_holds_a_whole_picture()
    {
        Assert.All(await FilesAsync(".png"), file =>
        {
            var (kinds, dots) = ReadPng(file.Content);
            Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], kinds);
            Assert.Equal(270 * 481, dots.Length);
            Assert.Contains((byte)3, dots);
        });
    }

    private static int NumberAfter(string text, string words)
    {
        var digits = text[(text.IndexOf(words, StringComparison.Ordinal) + words.Length)..].TakeWhile(char.IsAsciiDigit);
        return int.Parse(string.Concat(digits), CultureInfo.InvariantCulture);
    }

    private static (List<string> Kinds, byte[] Dots) ReadPng(byte[] png)
    {
        List<string> kinds = [];
        using var dots = new MemoryStream();
        var position = 8;
        while (position < png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            kinds.Add(Encoding.ASCII.GetString(png, position + 4, 4));
            if (kinds[^1] == "IDAT")
            {
                using var zlib = new ZLibStream(new MemoryStream(png, position + 8, length), CompressionMode.Decompress);
                zlib.CopyTo(dots);
            }

            position += 12 + length;
        }

        Assert.Equal(png.Length, position);
        return (kinds, dots.ToArray());
    }

    private async Task<List<SeededFile>> FilesAsync(string extension = "")
    {
        var app = await councils.OnAsync(DatabaseProvider.Sqlite);
        var store = app.Services.GetRequiredService<IEvidenceStore>();
        var rows = await app.WithDbAsync(db => db.EvidenceFiles.AsNoTracking().ToListAsync(Token));
        var files = new List<SeededFile>();
        foreach (var row in rows.Where(f => f.FileName.EndsWith(extension, StringComparison.Ordinal)))
        {
            files.Add(new SeededFile(row.FileName, row.ContentType, row.Sha256, await ReadAsync(store, row.Sha256)));
        }

        Assert.NotEmpty(files);
        return files;
    }

    private static async Task<byte[]> ReadAsync(IEvidenceStore store, string sha256)
    {
        await using var content = await store.OpenReadAsync(sha256, Token);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private sealed record SeededFile(string FileName, string ContentType, string Sha256, byte[] Content);
}
