using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CyberGov.Web.FrontEnd;

/// <summary>One thing wrong with what was sent; <c>FieldId</c> is empty when it belongs to no one field.</summary>
public sealed record PageError(string FieldId, string Message);

/// <summary>A page whose fields come from data, which alone knows their order.</summary>
public interface IHasFieldOrder
{
    int PlaceOf(string fieldName);
}

/// <summary>What is wrong with what was sent, in the order of the page's fields.</summary>
public static partial class PageErrors
{
    public const string Unreadable = "Check what you entered: it could not be read";

    public static IReadOnlyList<PageError> For(ViewDataDictionary viewData) =>
        [.. viewData.ModelState
            .Where(e => e.Value is { Errors.Count: > 0 })
            .OrderBy(e => (viewData.Model as IHasFieldOrder)?.PlaceOf(e.Key) ?? 0)
            .ThenBy(e => OrderOf(e.Key, viewData.ModelMetadata), StringComparer.Ordinal)
            .Select(e => new PageError(IdOf(TrailingIndex().Replace(e.Key, "")), MessageOf(e.Value!)))];

    public static string IdOf(string fieldName) => TagBuilder.CreateSanitizedId(fieldName, "_");

    public static string MessageOf(ModelStateEntry entry) =>
        entry.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0) ?? Unreadable;

    // Model state keeps its entries by name; people read the page from the top, which is how its properties are declared.
    private static string OrderOf(string key, ModelMetadata? metadata)
    {
        var order = "";

        foreach (var part in key.Split('.', '['))
        {
            var properties = metadata?.Properties.ToList() ?? [];
            if (order.Length == 0 && properties.TrueForAll(p => !Is(p, part)))
            {
                // Fields of a form that is a property of the page, whose own name the fields leave out.
                properties = properties.Find(p => p.Properties.Any(f => Is(f, part)))?.Properties.ToList() ?? properties;
            }

            var place = properties.FindIndex(p => Is(p, part));
            order += place < 0
                ? part.PadLeft(6, '0') + "/"
                : place.ToString("D6", CultureInfo.InvariantCulture) + "/";
            metadata = place < 0 ? metadata?.ElementMetadata : properties[place];
        }

        return order;
    }

    private static bool Is(ModelMetadata property, string name) =>
        string.Equals(property.PropertyName, name, StringComparison.OrdinalIgnoreCase);

    // "Files[1]" is an error of the field "Files"; "Rows[1].Title" has a field of its own.
    [GeneratedRegex(@"\[\d+\]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TrailingIndex();
}
