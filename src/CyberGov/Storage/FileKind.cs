namespace CyberGov.Storage;

/// <summary>A kind of file that may be evidence, and the content type we serve it under whatever a browser said.</summary>
/// <param name="Extension">With its dot, in lower case.</param>
/// <param name="Description">As it reads after "must be".</param>
/// <param name="ContentType">The media type sent with a download.</param>
public sealed record FileKind(string Extension, string Description, string ContentType)
{
    private static readonly FileKind[] All =
    [
        new(".pdf", "a PDF", "application/pdf"),
        new(".docx", "a Word document (.docx)",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new(".xlsx", "an Excel workbook (.xlsx)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        new(".pptx", "a PowerPoint presentation (.pptx)",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        new(".odt", "an OpenDocument text (.odt)", "application/vnd.oasis.opendocument.text"),
        new(".ods", "an OpenDocument spreadsheet (.ods)", "application/vnd.oasis.opendocument.spreadsheet"),
        new(".csv", "a CSV file", "text/csv"),
        new(".txt", "a plain text file (.txt)", "text/plain"),
        new(".png", "a PNG image", "image/png"),
        new(".jpg", "a JPEG image", "image/jpeg"),
        new(".jpeg", "a JPEG image", "image/jpeg"),
        new(".eml", "an email saved as .eml", "message/rfc822"),
        new(".msg", "an Outlook email saved as .msg", "application/vnd.ms-outlook"),
        new(".zip", "a ZIP file", "application/zip"),
    ];

    private static readonly Dictionary<string, FileKind> ByExtension =
        All.ToDictionary(kind => kind.Extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a file input lists in its <c>accept</c> attribute.</summary>
    public static string AcceptList { get; } = string.Join(',', All.Select(kind => kind.Extension));

    public static FileKind? Of(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName));

    /// <summary>The content type of a download; a name we do not know is served as plain bytes.</summary>
    public static string ContentTypeOf(string fileName) => Of(fileName)?.ContentType ?? "application/octet-stream";
}
