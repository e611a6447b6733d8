using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

public enum ButtonKind
{
    Primary,
    Secondary,
    Warning,
}

/// <summary>Sends the form; a second click within a second is ignored.</summary>
[HtmlTargetElement("submit-button")]
public sealed class SubmitButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("button", ButtonClasses.For(Kind, Small));
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        output.Attributes.SetAttribute("data-prevent-double-click", "true");
    }
}

/// <summary>A link that looks like a button: it goes somewhere and changes nothing. Takes <c>href</c> or <c>asp-page</c>.</summary>
[HtmlTargetElement("a", Attributes = "button-kind")]
public sealed class LinkButtonTagHelper : TagHelper
{
    [HtmlAttributeName("button-kind")]
    public ButtonKind Kind { get; set; }

    [HtmlAttributeName("button-small")]
    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("a", ButtonClasses.For(Kind, Small));
        output.Attributes.SetAttribute("role", "button");
        output.Attributes.SetAttribute("draggable", "false");
        output.Attributes.SetAttribute("data-module", "govuk-button");
    }
}

internal static class ButtonClasses
{
    public static string For(ButtonKind kind, bool small) =>
        "govuk-button" +
        kind switch
        {
            ButtonKind.Primary => "",
            ButtonKind.Secondary => " govuk-button--secondary",
            ButtonKind.Warning => " govuk-button--warning",
            _ => throw new InvalidOperationException($"No look for the button kind {PlainName.Of(kind)}."),
        } +
        (small ? " govuk-button--small" : "");
}
