using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CyberGov.Web.TagHelpers;

/// <summary>One of many; groups of the list items become option groups. Enums need no <c>asp-items</c>.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>What stands first and means nothing is chosen, such as "Any owner".</summary>
    public string? EmptyOption { get; set; }

    private protected override void Fill(TagHelperContent content, Field field, IReadOnlyList<TagHelperAttribute> authored)
    {
        var select = Identified(Markup.Element("select"), "govuk-select", field).WithAuthored(authored);
        var chosen = field.Values;

        if (EmptyOption is not null)
        {
            select.Containing(Markup.Element("option", null, EmptyOption).With("value", ""));
        }

        // Neighbours of one group share an option group; items without one stand alone.
        SelectListGroup? open = null;
        TagBuilder? group = null;

        foreach (var item in Choices.For(Items, field.Metadata))
        {
            if (item.Group is null)
            {
                select.Containing(OptionFor(item, chosen));
                continue;
            }

            if (group is null || !ReferenceEquals(open, item.Group))
            {
                open = item.Group;
                group = Markup.Element("optgroup").With("label", open.Name);
                select.Containing(group);
            }

            group.Containing(OptionFor(item, chosen));
        }

        content.AppendAll(LabelFor(field), HintOf(field), ErrorOf(field), select);
    }

    private static TagBuilder OptionFor(SelectListItem item, IReadOnlySet<string> chosen) =>
        Markup.Element("option", null, item.Text)
            .With("value", item.Value)
            .WithFlag("selected", item.Selected || chosen.Contains(item.Value ?? item.Text))
            .WithFlag("disabled", item.Disabled);
}
