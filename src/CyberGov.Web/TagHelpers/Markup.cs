using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Builds elements whose text and attributes are always encoded.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? classes = null, string? text = null)
    {
        var element = new TagBuilder(name);

        if (!string.IsNullOrEmpty(classes))
        {
            element.Attributes["class"] = classes;
        }

        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }

        return element;
    }

    /// <summary>An element without content or end tag, such as an input.</summary>
    public static TagBuilder Void(string name, string? classes = null)
    {
        var element = Element(name, classes);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    /// <summary>Sets the attribute; a null value leaves it out, an empty one shows its name alone.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    public static TagBuilder WithFlag(this TagBuilder element, string attribute, bool isSet) =>
        isSet ? element.With(attribute, "") : element;

    /// <summary>Adds what the page's author wrote on the tag; classes join ours, all else is theirs to decide.</summary>
    public static TagBuilder WithAuthored(this TagBuilder element, IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            var value = attribute.Value?.ToString() ?? "";
            var isClass = string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase);
            element.Attributes[attribute.Name] =
                isClass && element.Attributes.TryGetValue("class", out var ours) ? $"{ours} {value}" : value;
        }

        return element;
    }

    public static TagBuilder Containing(this TagBuilder element, params IEnumerable<IHtmlContent?> contents)
    {
        foreach (var content in contents)
        {
            if (content is not null)
            {
                element.InnerHtml.AppendHtml(content);
            }
        }

        return element;
    }

    public static TagBuilder ContainingText(this TagBuilder element, string text)
    {
        element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder VisuallyHidden(string text) => Element("span", "govuk-visually-hidden", text);

    public static void AppendAll(this TagHelperContent content, params IEnumerable<IHtmlContent?> parts)
    {
        foreach (var part in parts)
        {
            if (part is not null)
            {
                content.AppendHtml(part);
            }
        }
    }

    /// <summary>Makes the tag's own output this element, with our class before the author's.</summary>
    public static void Become(this TagHelperOutput output, string element, string classes)
    {
        var authored = output.Attributes["class"]?.Value?.ToString();
        output.TagName = element;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(authored) ? classes : $"{classes} {authored}");
    }
}
