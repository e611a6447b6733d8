using System.Collections;
using System.Globalization;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CyberGov.Web.TagHelpers;

/// <summary>One field as it stands: its name and id, what was entered or is known, and what is wrong with it.</summary>
internal sealed class Field
{
    private readonly ModelExpression _expression;
    private readonly ModelStateEntry? _entry;

    public Field(ModelExpression expression, ViewContext viewContext, string? label = null)
    {
        _expression = expression;
        Name = viewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        Id = PageErrors.IdOf(Name);
        viewContext.ViewData.ModelState.TryGetValue(Name, out _entry);
        if (label is not null)
        {
            NameErrors(label);
        }

        Error = ErrorIn(viewContext.ViewData.ModelState);
    }

    public string Name { get; }

    public string Id { get; }

    public string? Error { get; }

    public ModelMetadata Metadata => _expression.Metadata;

    public string DefaultLabel => Metadata.DisplayName ?? PlainName.Of(Metadata.Name ?? Name);

    /// <summary>What was typed, also when it could not be read; otherwise what the model holds.</summary>
    public string? Value => _entry?.RawValue is not null ? _entry.AttemptedValue : Text(_expression.Model);

    /// <summary>What was chosen, of those things of which several may be.</summary>
    public IReadOnlySet<string> Values
    {
        get
        {
            var chosen = _entry?.RawValue is { } raw ? raw : _expression.Model;
            var texts = chosen is IEnumerable many and not string ? many.Cast<object?>().Select(Text) : [Text(chosen)];
            return texts.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>Sentences that nobody wrote for this page name its question as it stands here.</summary>
    private void NameErrors(string label)
    {
        for (var i = 0; i < (_entry?.Errors.Count ?? 0); i++)
        {
            if (FieldSentences.Renamed(_entry!.Errors[i].ErrorMessage, Metadata, label) is { } renamed)
            {
                _entry.Errors[i] = new ModelError(renamed);
            }
        }
    }

    // "Files[1]" counts as an error of "Files".
    private string? ErrorIn(ModelStateDictionary modelState)
    {
        var wrong = _entry is { Errors.Count: > 0 }
            ? _entry
            : modelState
                .Where(e => e.Key.StartsWith(Name + "[", StringComparison.Ordinal) && e.Key.EndsWith(']'))
                .Select(e => e.Value)
                .FirstOrDefault(e => e is { Errors.Count: > 0 });

        return wrong is null ? null : PageErrors.MessageOf(wrong);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly date => UkDate.ForInput(date),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
