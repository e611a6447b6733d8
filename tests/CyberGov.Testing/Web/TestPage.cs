using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CyberGov.Testing.Web;

/// <summary>A page as it came over HTTP, after any redirects.</summary>
/// <param name="Path">Path and query it was found at.</param>
public sealed record TestPage(HttpStatusCode Status, string Path, IHtmlDocument Document)
{
    public string Title => Document.Title ?? string.Empty;

    public string Heading => Text("h1");

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Errors => Texts(".govuk-error-summary__list li");

    /// <summary>The text of the first element that matches, white space as a browser shows it.</summary>
    public string Text(string selector) => Texts(selector).FirstOrDefault() ?? string.Empty;

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(Shown)];

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    private static string Shown(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
