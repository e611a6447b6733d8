using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CyberGov.Testing.Web;

/// <summary>A file a test uploads.</summary>
public sealed record TestFile(string Field, string FileName, byte[] Content, string ContentType = "application/octet-stream");

/// <summary>What a test enters into a form that it got from a page. A field the page does not show cannot be filled in.</summary>
public sealed class TestForm
{
    private readonly IHtmlFormElement _form;
    private readonly List<KeyValuePair<string, string>> _values;

    public TestForm(IHtmlFormElement form, IElement? button)
    {
        _form = form;
        _values = [.. form.Elements.OfType<IHtmlElement>().SelectMany(Sent)];
        if (button?.GetAttribute("name") is { Length: > 0 } name)
        {
            _values.Add(new(name, button.GetAttribute("value") ?? string.Empty));
        }
    }

    public bool IsMultipart => _form.Enctype == "multipart/form-data";

    public bool IsGet => string.Equals(_form.Method, "get", StringComparison.OrdinalIgnoreCase);

    public string Action => _form.GetAttribute("action") ?? string.Empty;

    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>Enters one or, for tick boxes, several values; no value clears the field.</summary>
    public void Fill(string name, params string[] values)
    {
        if (!_form.Elements.OfType<IHtmlElement>().Any(e => e.GetAttribute("name") == name))
        {
            var names = _form.Elements.Select(e => e.GetAttribute("name")).OfType<string>().Distinct();
            throw new InvalidOperationException($"The form has no field {name}; it has {string.Join(", ", names)}.");
        }

        _values.RemoveAll(v => v.Key == name);
        _values.AddRange(values.Select(v => KeyValuePair.Create(name, v)));
    }

    /// <summary>What a browser would send for this element if nobody touched the form.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Sent(IHtmlElement element)
    {
        if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled"))
        {
            return [];
        }

        return element switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [new(name, box.Value)] : [],
            IHtmlInputElement { Type: "submit" or "button" or "file" or "image" or "reset" } => [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlTextAreaElement area => [new(name, area.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)),
            _ => [],
        };
    }
}
