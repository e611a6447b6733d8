using CyberGov.Storage.Contents;

namespace CyberGov.Storage;

/// <summary>Looks into a file before it is stored: is it of an allowed kind, and is it what its name says?</summary>
/// <remarks>
/// Everything is read a piece at a time and nothing is unpacked to disk: whatever a file pretends to hold, looking into it
/// takes bounded work and memory. Viruses are for the scanner to find.
/// </remarks>
public static class UploadInspection
{
    /// <summary>The most one file may hold, as the page says it.</summary>
    public const string MaxFileSize = "50 MB";

    public const long MaxFileBytes = 50L * 1024 * 1024;

    private const string AllowedKinds =
        "a PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt or .ods), CSV, text, PNG, JPEG, "
        + "email (.eml or .msg) or ZIP file";

    private static readonly Dictionary<string, string> HowToMend = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = "must be a Word document (.docx): open the old .doc in Word and save it as .docx",
        [".xls"] = "must be an Excel workbook (.xlsx): open the old .xls in Excel and save it as .xlsx",
        [".ppt"] = "must be a PowerPoint presentation (.pptx): open the old .ppt in PowerPoint and save it as .pptx",
        [".docm"] = "must be a Word document without macros: save it as .docx",
        [".xlsm"] = "must be an Excel workbook without macros: save it as .xlsx",
        [".pptm"] = "must be a PowerPoint presentation without macros: save it as .pptx",
        [".rtf"] = "must be a Word document (.docx) or a PDF: save the .rtf as one of these",
        [".htm"] = "must be a PDF, not a web page: print the page to PDF",
        [".html"] = "must be a PDF, not a web page: print the page to PDF",
        [".svg"] = "must be a PNG or JPEG image: save the picture as .png",
        [".gif"] = "must be a PNG or JPEG image: save the picture as .png",
        [".bmp"] = "must be a PNG or JPEG image: save the picture as .png",
        [".tif"] = "must be a PNG or JPEG image: save the picture as .png",
        [".tiff"] = "must be a PNG or JPEG image: save the picture as .png",
        [".heic"] = "must be a PNG or JPEG image: save the photo as .jpg",
        [".7z"] = "must be a ZIP file: unpack the .7z and pack it as .zip",
        [".rar"] = "must be a ZIP file: unpack the .rar and pack it as .zip",
    };

    /// <summary>Accepts a file, or says in one sentence why not and how to mend it.</summary>
    /// <param name="fileName">As the browser sent it.</param>
    /// <param name="content">The whole file; it can be read from any position and is left at its start.</param>
    public static UploadVerdict Inspect(string? fileName, Stream content)
    {
        var name = UploadFileName.Clean(fileName);
        var kind = FileKind.Of(name);
        var flags = new ContentFlags();
        var fault = kind is null ? FaultInName(name) : FaultInSize(content) ?? FaultInContent(kind, content, flags);
        content.Position = 0;

        return fault is null
            ? new UploadVerdict(name, kind, null) { HasMacros = flags.HasMacros, IsEncrypted = flags.IsEncrypted }
            : new UploadVerdict(name, null, $"The selected file ‘{name}’ {fault}");
    }

    private static string FaultInName(string name)
    {
        var extension = Path.GetExtension(name);
        return extension.Length == 0
            ? $"must be {AllowedKinds}, with a name that ends in its type, such as .pdf"
            : HowToMend.GetValueOrDefault(extension, $"must be {AllowedKinds}");
    }

    private static string? FaultInSize(Stream content) => content.Length switch
    {
        0 => "is empty: open it to check that it was saved, then choose it again",
        >= MaxFileBytes => $"must be smaller than {MaxFileSize}: split it, or log a link to where it is kept",
        _ => null,
    };

    private static string? FaultInContent(FileKind kind, Stream content, ContentFlags flags)
    {
        content.Position = 0;
        return kind.Extension switch
        {
            ".pdf" => PdfContent.FaultIn(content, kind, flags),
            ".docx" or ".xlsx" or ".pptx" => OfficeContent.FaultIn(content, kind, flags),
            ".odt" or ".ods" => OpenDocumentContent.FaultIn(content, kind, flags),
            ".csv" or ".txt" => TextContent.FaultIn(content, kind),
            ".png" => ImageContent.FaultInPng(content, kind),
            ".jpg" or ".jpeg" => ImageContent.FaultInJpeg(content, kind),
            ".eml" => MailContent.FaultInEml(content, kind),
            ".msg" => MailContent.FaultInMsg(content, kind),
            ".zip" => ArchiveContent.FaultIn(content, kind, flags),
            _ => throw new InvalidOperationException($"No check exists for {kind.Extension} files."),
        };
    }
}
