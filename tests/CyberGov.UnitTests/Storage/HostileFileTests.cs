using CyberGov.Storage;
using CyberGov.Testing.Files;

namespace CyberGov.UnitTests.Storage;

public sealed class HostileFileTests
{
    /// <summary>By number, because a file of megabytes makes no name of a test.</summary>
    public static TheoryData<int, string> Files
    {
        get
        {
            var files = new TheoryData<int, string>();
            foreach (var (file, number) in HostileFiles.All.Select((file, number) => (file, number)))
            {
                files.Add(number, file.What);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_file_is_refused_with_a_clear_sentence_and_hardly_read_twice(int number, string what)
    {
        var file = HostileFiles.All[number];
        var bytes = file.Content();
        using var content = new CountingStream(bytes);

        var verdict = UploadInspection.Inspect(file.FileName, content);

        Assert.StartsWith($"The selected file ‘{file.FileName}’ ", verdict.Refusal, StringComparison.Ordinal);
        Assert.True(verdict.Refusal?.Contains(file.Refusal, StringComparison.Ordinal), $"{what}: {verdict.Refusal}");
        Assert.InRange(content.BytesRead, 1, (2L * bytes.Length) + (1024 * 1024));
        Assert.Equal(0, content.Position);
    }

    [Fact]
    public void A_bomb_is_unpacked_only_until_it_is_known_to_be_one()
    {
        var bytes = HostileFiles.All[0].Content();
        using var content = new CountingStream(bytes);

        UploadInspection.Inspect("a.zip", content);

        // 20 MB are allowed for its 200 KB; the other nine tenths are never looked at, but for the list at its end.
        Assert.InRange(content.BytesRead, 1, (bytes.Length / 5) + (66 * 1024));
    }

    [Fact]
    public void A_list_of_100_000_is_not_read_to_its_end()
    {
        var file = HostileFiles.All.Single(f => f.What == "100,000 entries that say they are five");
        using var content = new CountingStream(file.Content());

        UploadInspection.Inspect(file.FileName, content);

        Assert.InRange(content.BytesRead, 1, 500 * 1024);
    }

    [Fact]
    public void An_archive_with_a_password_is_accepted_and_flagged()
    {
        var zip = new RawZip().AddDeflated("secret.txt", [1, 2, 3], 9, flags: 1).ToArray();

        var verdict = Inspect("a.zip", zip);

        Assert.Null(verdict.Refusal);
        Assert.True(verdict.IsEncrypted);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert(1))>>", true, false)]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>", true, false)]
    [InlineData("/Type/EmbeddedFile", true, false)]
    [InlineData("trailer<</Encrypt 9 0 R>>", false, true)]
    [InlineData("Evidence", false, false)]
    public void What_a_pdf_does_when_opened_is_flagged(string holds, bool hasMacros, bool isEncrypted)
    {
        var verdict = Inspect("a.pdf", SampleFiles.Pdf(holds));

        Assert.Null(verdict.Refusal);
        Assert.Equal((hasMacros, isEncrypted), (verdict.HasMacros, verdict.IsEncrypted));
    }

    [Fact]
    public void Macros_in_an_archive_are_flagged() =>
        Assert.True(Inspect("a.zip", new RawZip().Add("plan.docm", SampleFiles.DocxWithMacros()).ToArray()).HasMacros);

    [Theory]
    [InlineData("https://elsewhere.example/t.dotm", true)]
    [InlineData(@"file:///\\elsewhere\share\t.dotm", true)]
    [InlineData("Normal.dotm", false)]
    public void A_template_from_another_computer_is_flagged(string target, bool isFlagged)
    {
        var docx = SampleFiles.Docx(("word/_rels/settings.xml.rels", "<Relationships><Relationship "
            + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"{target}\"/></Relationships>"));

        var verdict = Inspect("a.docx", docx);

        Assert.Null(verdict.Refusal);
        Assert.Equal(isFlagged, verdict.HasMacros);
    }

    [Fact]
    public void A_workbook_in_a_document_in_an_archive_is_accepted()
    {
        var docx = SampleFiles.Docx(("word/embeddings/sheet.xlsx", SampleFiles.Xlsx()));

        Assert.Null(Inspect("a.zip", new RawZip().Add("minutes.docx", docx).ToArray()).Refusal);
    }

    [Fact]
    public void An_open_document_with_a_password_is_refused_as_such()
    {
        var odt = SampleFiles.Zip(
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", "scrambled"),
            ("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"));

        Assert.Equal("The selected file ‘a.odt’ is password protected", Inspect("a.odt", odt).Refusal);
    }

    private static UploadVerdict Inspect(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return UploadInspection.Inspect(name, content);
    }
}
