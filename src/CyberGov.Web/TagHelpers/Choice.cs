using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CyberGov.Web.TagHelpers;

/// <summary>One thing that can be chosen, with a hint where its name is not enough.</summary>
public sealed class Choice(string text, string value) : SelectListItem(text, value)
{
    public string? Hint { get; init; }
}

internal static class Choices
{
    /// <summary>What the author listed; for an enum or a yes-or-no question without a list, its own values.</summary>
    public static IEnumerable<SelectListItem> For(IEnumerable<SelectListItem>? items, ModelMetadata metadata)
    {
        if (items is not null)
        {
            return items;
        }

        var type = (metadata.ElementMetadata ?? metadata).UnderlyingOrModelType;

        if (type == typeof(bool))
        {
            return [new SelectListItem("Yes", "true"), new SelectListItem("No", "false")];
        }

        return type.IsEnum
            ? Enum.GetValuesAsUnderlyingType(type).Cast<object>()
                .Select(v => (Enum)Enum.ToObject(type, v))
                .Select(v => new SelectListItem(PlainName.Of(v), v.ToString()))
            : throw new InvalidOperationException($"The choices for {metadata.Name} are not known: give asp-items.");
    }
}
