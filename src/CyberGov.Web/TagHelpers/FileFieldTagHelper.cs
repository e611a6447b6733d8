using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>Files to send; several when bound to a list. The form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("file-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileFieldTagHelper : FieldTagHelper
{
    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var input = Identified(Markup.Void("input"), "govuk-file-upload", field)
            .With("type", "file")
            .WithFlag("multiple", field.Metadata.IsEnumerableType)
            .WithAuthored(authored);
        // With script the box takes dropped files too; the button beside it always does the same (WCAG 2.5.7).
        var dropZone = Markup.Element("div", "govuk-file-upload-wrapper")
            .With("data-module", "govuk-file-upload")
            .Containing(input);

        content.AppendAll(LabelFor(field), HintOf(field), ErrorOf(field), dropZone);
    }
}
