namespace CyberGov.Storage.Contents;

/// <summary>What a browser that guesses would take for a web page or a drawing that can run scripts.</summary>
internal static class WebPage
{
    private static readonly string[] Marks =
        ["<!doctype html", "<html", "<head", "<script", "<iframe", "<body", "<svg", "<object", "<embed"];

    // The tags that the MIME Sniffing Standard goes by (7.1), and what else begins other documents.
    private static readonly string[] Beginnings =
    [
        .. Marks, "<!doctype", "<?xml", "<!--", "<meta", "<style", "<math", "<title", "<link", "<base", "<form", "<img",
        "<video", "<audio", "<table", "<div", "<font", "<h1", "<p>", "<p ", "<a ", "<a>", "<b>", "<br", "%pdf-", @"{\rtf",
    ];

    /// <summary>Whether any of it looks like a page.</summary>
    public static bool IsIn(string text) => Marks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether text begins as a page or as another kind of document.</summary>
    public static bool Begins(string text) =>
        Beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
