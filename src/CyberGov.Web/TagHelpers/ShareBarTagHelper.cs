using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>How much of a whole is met and partly met, as a bar; the same figures stand in words for those who hear it.</summary>
[HtmlTargetElement("share-bar", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ShareBarTagHelper : TagHelper
{
    public int Met { get; set; }

    public int Partly { get; set; }

    public int Total { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("svg", "share-bar");
        output.Attributes.SetAttribute("viewBox", "0 0 100 12");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", $"{Met} met, {Partly} partly met, {Math.Max(0, Total - Met - Partly)} not met, of {Total}");
        output.Content.AppendAll(
            Piece("share-bar__rest", 0, 100),
            Piece("share-bar__met", 0, Percent(Met)),
            Piece("share-bar__partly", Percent(Met), Percent(Partly)));
    }

    private double Percent(int part) => Total <= 0 ? 0 : Math.Clamp(100d * part / Total, 0, 100);

    private static TagBuilder Piece(string classes, double from, double width) =>
        Markup.Element("rect", classes)
            .With("x", Figure(from))
            .With("y", "0")
            .With("width", Figure(width))
            .With("height", "12");

    private static string Figure(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
