using System.Text;

namespace CyberGov.Testing.Files;

/// <summary>A file made to do harm, and a part of the sentence it must be refused with.</summary>
public sealed record HostileFile(string What, string FileName, Func<byte[]> Content, string Refusal)
{
    public override string ToString() => What;
}

/// <summary>Files that attackers send, built here so that no harmful file is kept anywhere.</summary>
public static class HostileFiles
{
    private const long Megabyte = 1024 * 1024;
    private const string Damaged = "its contents are something else or damaged";
    private const string TooLarge = "unpacks to no more than 500 MB and 100 times its own size";
    private const string Outside = "in which no name leads outside it";
    private const string Page = "are a web page or another kind of document";
    private const string Pixels = "no more than 40 megapixels and 32,767 pixels a side";

    private const string BillionLaughs =
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><main>&c;</main>";

    private const string ExternalEntity = "<!DOCTYPE main [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><main>&e;</main>";

    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

    public static IReadOnlyList<HostileFile> All { get; } = [.. Archives(), .. Names(), .. Office(), .. Pictures(), .. Disguises()];

    /// <summary>Well-formed and within every limit: the most work that looking into one file can be.</summary>
    public static byte[] LargestAllowed()
    {
        // Eight letters for four bits, which packs to about a tenth.
        string[] words = [.. Enumerable.Range(0, 16).Select(n => $"patched{(char)('a' + n)}")];
        var random = new Random(20270303);
        var text = new byte[470 * Megabyte];
        for (var position = 0; position + 8 <= text.Length; position += 8)
        {
            Encoding.ASCII.GetBytes(words[random.Next(words.Length)], text.AsSpan(position));
        }

        return new RawZip().Add("log.txt", text).ToArray();
    }

    private static IEnumerable<HostileFile> Archives()
    {
        yield return new("200 MB of zeros in about 200 KB", "a.zip", () => Bomb(200 * Megabyte), TooLarge);
        yield return new("a Word document that unpacks to 200 MB", "a.docx",
            () => Docx("word/media/image1.bmp", RawZip.DeflatedZeros(200 * Megabyte), 200 * (uint)Megabyte), TooLarge);
        yield return new("a part that says it is smaller than it is", "a.zip",
            () => new RawZip().AddDeflated("a.txt", RawZip.DeflatedZeros(Megabyte), 10).ToArray(), Damaged);
        yield return new("many names for the same bytes", "a.zip", Overlapping, Damaged);
        yield return new("archives in archives in archives", "a.zip", () => Nested(4), "no more than 2 layers of ZIP");
        yield return new("sixteen archives of sixteen bombs", "a.zip", Wide, TooLarge);
        yield return new("a large archive in a small one", "a.zip",
            () => new RawZip().Add("b.zip", new RawZip().Add("noise.bin", Noise(33 * (int)Megabyte)).ToArray()).ToArray(),
            "together smaller than 32 MB");
        yield return new("100,000 entries", "a.zip", () => Many(100_000, null), "no more than 2,000 files in it");
        yield return new("100,000 entries that say they are five", "a.zip", () => Many(100_000, 5), "no more than 2,000 files in it");
        yield return new("a name of 60 KB", "a.zip", () => new RawZip().Add(new string('a', 60_000), "").ToArray(), Damaged);
        yield return new("two parts of one name", "a.zip", () => new RawZip().Add("a", "1").Add("a", "2").ToArray(), Damaged);
        yield return new("something after the end", "a.zip", () => [.. SampleFiles.Zip(), .. "<script>"u8], Damaged);
    }

    private static IEnumerable<HostileFile> Names()
    {
        string[] names =
        [
            "../../etc/cron.d/x", "a/../../b", @"..\..\x", "/etc/passwd", @"\\server\share\x", "C:/Windows/x", "a.txt\0.exe", "..",
        ];
        foreach (var name in names)
        {
            yield return new($"a part called {name.Replace('\0', '_')}", "a.zip", () => new RawZip().Add(name, "x").ToArray(), Outside);
        }
    }

    private static IEnumerable<HostileFile> Office()
    {
        yield return new("entities that grow, in Word", "a.docx", () => Docx("word/footnotes.xml", BillionLaughs), Damaged);
        yield return new("an entity that fetches a file, in Word", "a.docx", () => Docx("word/settings.xml", ExternalEntity), Damaged);
        yield return new("a document type in UTF-16", "a.docx",
            () => DocxOf("word/footnotes.xml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(ExternalEntity)]), Damaged);
        yield return new("a document type in a part without .xml", "a.docx", () => Docx("customXml/item.bin", ExternalEntity), Damaged);
        yield return new("entities that grow, in Excel", "a.xlsx", () => Xlsx("xl/sharedStrings.xml", BillionLaughs), Damaged);
        yield return new("an entity that fetches a file, in Excel", "a.xlsx", () => Xlsx("xl/styles.xml", ExternalEntity), Damaged);
        yield return new("a comment of 5 MB before the first element", "a.docx",
            () => Docx("word/footnotes.xml", $"<!--{new string('-', 2)}{new string('a', 5 * (int)Megabyte)}--><main/>"), Damaged);
        yield return new("macros that the list of types does not tell", "a.docx", () => Docx("word/vbaProject.bin", "macros"), "without macros");
        yield return new("a password", "a.docx", SampleFiles.EncryptedOffice, "is password protected");
    }

    private static IEnumerable<HostileFile> Pictures()
    {
        yield return new("a picture of 33,000 pixels a side", "a.png", () => Png(33_000, 33_000), Pixels);
        yield return new("a picture of one by 33,000 pixels", "a.png", () => Png(1, 33_000), Pixels);
        yield return new("a picture of 64 megapixels", "a.png", () => Png(8000, 8000), Pixels);
        yield return new("a JPEG picture of 65,000 pixels a side", "a.jpg", () => Jpeg(65_000), Pixels);
        yield return new("a picture that is an archive too", "a.png", () => [.. SampleFiles.Png(), .. SampleFiles.Zip()], Damaged);
    }

    private static IEnumerable<HostileFile> Disguises()
    {
        foreach (var name in new[] { "a.txt", "a.csv" })
        {
            yield return new($"a drawing with a script called {name}", name, () => Encoding.UTF8.GetBytes(Svg), Page);
            yield return new($"a page called {name}", name, () => "\n <Table><tr><td>x<script>alert(1)</script>"u8.ToArray(), Page);
        }

        foreach (var name in new[] { "a.png", "a.jpg", "a.pdf", "a.eml", "a.docx" })
        {
            yield return new($"a drawing with a script called {name}", name, () => Encoding.UTF8.GetBytes(Svg), Damaged);
        }

        yield return new("a PDF that is a web page too", "a.pdf", () => SampleFiles.Pdf("<HTML><script>alert(1)</script>"), "and nothing else");
        yield return new("a PDF that is an archive too", "a.pdf",
            () => [.. SampleFiles.Pdf(), .. SampleFiles.Zip(), .. "\nstartxref\n9\n%%EOF\n"u8], "and nothing else");
        yield return new("an archive that is a PDF too", "a.zip", () => [.. SampleFiles.Pdf(), .. SampleFiles.Zip()], Damaged);
    }

    private static byte[] Bomb(long length) =>
        new RawZip().AddDeflated("zeros.bin", RawZip.DeflatedZeros(length), (uint)length).ToArray();

    private static byte[] Overlapping()
    {
        var kernel = RawZip.DeflatedZeros(20 * Megabyte);
        var zip = new RawZip().AddDeflated("0", kernel, 20 * (uint)Megabyte);
        foreach (var n in Enumerable.Range(1, 1000))
        {
            zip.ListFirstAgain($"{n}", kernel, 20 * (uint)Megabyte);
        }

        return zip.ToArray();
    }

    private static byte[] Nested(int layers) => Enumerable.Range(0, layers)
        .Aggregate(SampleFiles.Zip(), (inner, _) => new RawZip().Add("inner.zip", inner).ToArray());

    private static byte[] Wide()
    {
        var bomb = RawZip.DeflatedZeros(10 * Megabyte);
        var inner = new RawZip();
        foreach (var n in Enumerable.Range(0, 16))
        {
            inner.AddDeflated($"{n}.bin", bomb, 10 * (uint)Megabyte);
        }

        var outer = new RawZip();
        foreach (var n in Enumerable.Range(0, 16))
        {
            outer.Add($"{n}.zip", inner.ToArray());
        }

        return outer.ToArray();
    }

    private static byte[] Many(int count, int? declared)
    {
        var empty = RawZip.Deflate([]);
        var zip = new RawZip { DeclaredCount = declared };
        foreach (var n in Enumerable.Range(0, count))
        {
            zip.AddDeflated($"{n}", empty, 0);
        }

        return zip.ToArray();
    }

    private static byte[] Docx(string part, string text) => DocxOf(part, Encoding.UTF8.GetBytes(text));

    private static byte[] DocxOf(string part, byte[] bytes) => Docx(part, RawZip.Deflate(bytes), (uint)bytes.Length);

    private static byte[] Docx(string part, byte[] packed, uint length) => new RawZip()
        .Add("[Content_Types].xml", SampleFiles.ContentTypes(
            "/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))
        .Add("word/document.xml", "<main/>")
        .AddDeflated(part, packed, length)
        .ToArray();

    private static byte[] Xlsx(string part, string text) => new RawZip()
        .Add("[Content_Types].xml", SampleFiles.ContentTypes(
            "/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))
        .Add("xl/workbook.xml", "<main/>")
        .Add(part, text)
        .ToArray();

    private static byte[] Png(int width, int height)
    {
        var png = SampleFiles.Png();
        BitConverter.GetBytes(width).Reverse().ToArray().CopyTo(png, 16);
        BitConverter.GetBytes(height).Reverse().ToArray().CopyTo(png, 20);
        return png;
    }

    private static byte[] Jpeg(ushort side) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8,
        (byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side, 1, 0x11, 0, 0xFF, 0xD9,
    ];

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(20270303).NextBytes(noise);
        return noise;
    }
}
