using System.Text;
using CyberGov.Storage;
using CyberGov.Testing.Files;

namespace CyberGov.UnitTests.Storage;

public sealed class UploadInspectionTests
{
    private const string BadPdf =
        "The selected file ‘policy.pdf’ must be a PDF: its contents are something else or damaged, "
        + "so save it again in the program that made it";

    public static TheoryData<string, byte[], string> RealFiles => new()
    {
        { "policy.pdf", SampleFiles.Pdf(), "application/pdf" },
        { "POLICY.PDF", SampleFiles.Pdf(), "application/pdf" },
        { "a.docx", SampleFiles.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.xlsx", SampleFiles.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.pptx", SampleFiles.Pptx(), "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
        { "a.odt", SampleFiles.Odt(), "application/vnd.oasis.opendocument.text" },
        { "a.ods", SampleFiles.Ods(), "application/vnd.oasis.opendocument.spreadsheet" },
        { "a.csv", "name,value\nñandú,1"u8.ToArray(), "text/csv" },
        { "a.txt", Encoding.Latin1.GetBytes("caf\u00E9 \u00A35"), "text/plain" },
        { "log.txt", "\u001b[32mok\u001b[0m 3 < 4"u8.ToArray(), "text/plain" },
        { "a.png", SampleFiles.Png(), "image/png" },
        { "a.jpg", SampleFiles.Jpeg(), "image/jpeg" },
        { "a.jpeg", SampleFiles.Jpeg(), "image/jpeg" },
        { "a.eml", SampleFiles.Eml(), "message/rfc822" },
        { "a.msg", SampleFiles.Msg(), "application/vnd.ms-outlook" },
        { "a.zip", SampleFiles.Zip(), "application/zip" },
    };

    public static TheoryData<string, byte[]> Lies => new()
    {
        { "a.docx", SampleFiles.Xlsx() },
        { "a.docx", SampleFiles.Zip() },
        { "a.docx", SampleFiles.OldWord() },
        { "a.docx", SampleFiles.Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY y \"z\">]><Types>&y;</Types>"), ("word/document.xml", "")) },
        { "a.xlsx", SampleFiles.Ods() },
        { "a.pptx", SampleFiles.Docx() },
        { "a.odt", SampleFiles.Ods() },
        { "a.ods", SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")) },
        { "a.png", SampleFiles.Jpeg() },
        { "a.png", SampleFiles.Png()[..20] },
        { "a.jpg", SampleFiles.Png() },
        { "a.jpg", SampleFiles.Jpeg()[..10] },
        { "a.eml", "<html><body>From: me</body></html>"u8.ToArray() },
        { "a.eml", "Meeting notes\n\nFrom: me"u8.ToArray() },
        { "a.msg", SampleFiles.OldWord() },
        { "a.msg", SampleFiles.Eml() },
        { "a.zip", SampleFiles.Pdf() },
        { "a.zip", SampleFiles.Zip()[..^10] },
        { "a.zip", SampleFiles.Zip([]) },
    };

    [Theory]
    [MemberData(nameof(RealFiles))]
    public void A_real_file_is_accepted_with_the_content_type_of_our_own_table(string name, byte[] content, string contentType)
    {
        var verdict = Inspect(name, content);

        Assert.Null(verdict.Refusal);
        Assert.Equal(contentType, verdict.Kind?.ContentType);
        Assert.Equal(contentType, FileKind.ContentTypeOf(name));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_file_that_is_not_what_its_name_says_is_refused(string name, byte[] content)
    {
        var verdict = Inspect(name, content);

        Assert.False(verdict.IsAccepted);
        Assert.StartsWith($"The selected file ‘{name}’ must be a", verdict.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("so save it again in the program that made it", verdict.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a pdf")]
    [InlineData("%PDF-1.4\nbut cut off before its end")]
    [InlineData("%PDF-x.4\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.4\n%%EOF before startxref")]
    public void A_pdf_needs_its_beginning_and_its_end(string content) =>
        Assert.Equal(BadPdf, Inspect("policy.pdf", Encoding.Latin1.GetBytes(content)).Refusal);

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(
        "The selected file ‘policy.pdf’ is empty: open it to check that it was saved, then choose it again",
        Inspect("policy.pdf", []).Refusal);

    [Fact]
    public void A_file_of_50_MB_is_refused_and_one_byte_less_is_looked_into()
    {
        using var atLimit = new HollowStream(UploadInspection.MaxFileBytes);
        using var below = new HollowStream(UploadInspection.MaxFileBytes - 1);

        Assert.Equal(
            "The selected file ‘policy.pdf’ must be smaller than 50 MB: split it, or log a link to where it is kept",
            UploadInspection.Inspect("policy.pdf", atLimit).Refusal);
        Assert.Equal(BadPdf, UploadInspection.Inspect("policy.pdf", below).Refusal);
    }

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("invoice.pdf.exe")]
    [InlineData("page.xml")]
    [InlineData("README")]
    public void A_kind_that_is_not_on_the_list_is_refused_with_the_list(string name) => Assert.StartsWith(
        $"The selected file ‘{name}’ must be a PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), "
        + "OpenDocument (.odt or .ods), CSV, text, PNG, JPEG, email (.eml or .msg) or ZIP file",
        Inspect(name, SampleFiles.Pdf()).Refusal,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("minutes.doc", "save it as .docx")]
    [InlineData("budget.xlsm", "without macros: save it as .xlsx")]
    [InlineData("diagram.svg", "save the picture as .png")]
    [InlineData("intranet.html", "print the page to PDF")]
    [InlineData("logs.7z", "pack it as .zip")]
    public void A_near_miss_says_how_to_mend_it(string name, string mend) =>
        Assert.EndsWith(mend, Inspect(name, [1, 2, 3]).Refusal, StringComparison.Ordinal);

    [Fact]
    public void A_password_is_told_from_damage() => Assert.Equal(
        "The selected file ‘plan.docx’ is password protected",
        Inspect("plan.docx", SampleFiles.EncryptedOffice()).Refusal);

    [Fact]
    public void Macros_under_another_name_are_refused() => Assert.Equal(
        "The selected file ‘plan.docx’ must be a Word document (.docx) without macros: "
        + "save a copy as .docx and choose that",
        Inspect("plan.docx", SampleFiles.DocxWithMacros()).Refusal);

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("\uFEFF  \n<!DOCTYPE html><p>Hello")]
    [InlineData("<HTML><body>")]
    [InlineData("%PDF-1.4")]
    [InlineData("{\\rtf1 hello}")]
    public void A_web_page_or_document_called_text_is_refused(string content)
    {
        Assert.Contains("are a web page or another kind", Inspect("a.csv", Encoding.UTF8.GetBytes(content)).Refusal, StringComparison.Ordinal);
        Assert.Contains("are a web page or another kind", Inspect("a.txt", Encoding.UTF8.GetBytes(content)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 65, 0, 66, 0 })]
    [InlineData(new byte[] { 65, 1, 66 })]
    [InlineData(new byte[] { 65, 0x81, 66 })]
    public void Binary_called_text_is_refused(byte[] content) => Assert.Equal(
        "The selected file ‘a.txt’ must be a plain text file (.txt) saved as UTF-8 text: "
        + "open it and save it again with that encoding",
        Inspect("a.txt", content).Refusal);

    [Fact]
    public void A_character_that_straddles_two_reads_is_still_text()
    {
        // 0x81 is no Windows-1252 letter, so only UTF-8 can explain these bytes.
        var text = new string('a', 128 * 1024 - 1) + "Ł";

        Assert.True(Inspect("a.txt", Encoding.UTF8.GetBytes(text)).IsAccepted);
    }

    [Fact]
    public void An_archive_of_2000_files_is_accepted_and_of_2001_refused()
    {
        var entries = Enumerable.Range(0, 2001).Select(n => ($"{n}.txt", "")).ToArray();

        Assert.True(Inspect("a.zip", SampleFiles.Zip(entries[..2000])).IsAccepted);
        Assert.Equal(
            "The selected file ‘a.zip’ must be a ZIP file with no more than 2,000 files in it: split it into smaller ones",
            Inspect("a.zip", SampleFiles.Zip(entries)).Refusal);
    }

    [Fact]
    public void An_archive_that_declares_fewer_files_than_it_lists_is_refused()
    {
        var zip = SampleFiles.Zip(("1.txt", ""), ("2.txt", ""));
        zip[^12] = 1;

        Assert.False(Inspect("a.zip", zip).IsAccepted);
    }

    [Theory]
    [InlineData(@"C:\Users\ada\policy.pdf", "policy.pdf")]
    [InlineData("../../etc/policy.pdf", "policy.pdf")]
    [InlineData("pol\u202Eicy\u0000\r\n.pdf", "policy.pdf")]
    [InlineData("  policy.pdf. ", "policy.pdf")]
    [InlineData(null, "file")]
    [InlineData("..", "file")]
    [InlineData("\u200B.pdf", "file.pdf")]
    [InlineData("..  .pdf", "file.pdf")]
    [InlineData(".policy.pdf", "policy.pdf")]
    public void A_name_is_kept_without_folders_or_hidden_characters(string? sent, string expected) =>
        Assert.Equal(expected, Inspect(sent, SampleFiles.Pdf()).FileName);

    /// <summary>Not a case of the rule above, because what a case is made of cannot hold half of a character.</summary>
    [Fact]
    public void Half_of_a_character_in_a_name_is_shown_as_one_that_could_not_be_read() =>
        Assert.Equal("\uFFFDpolicy.pdf", UploadFileName.Clean("\uD800policy.pdf"));

    [Fact]
    public void A_very_long_name_keeps_its_ending()
    {
        var name = UploadFileName.Clean(new string('é', 500) + ".pdf");

        Assert.Equal(UploadFileName.MaxLength, name.Length);
        Assert.EndsWith("é.pdf", name, StringComparison.Ordinal);
    }

    private static UploadVerdict Inspect(string? name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return UploadInspection.Inspect(name, stream);
    }
}
