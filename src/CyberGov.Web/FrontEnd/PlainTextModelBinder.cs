using System.Globalization;
using CyberGov.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CyberGov.Web.FrontEnd;

/// <summary>
/// Takes out of every text what nobody types and what can make it read as something else: control characters but for line
/// breaks and tabs, marks that turn the direction of writing, and invisible spaces. What stands on one line, such as a title, gets a
/// space in the place of each line break.
/// </summary>
public sealed class PlainTextModelBinder(IModelBinder binder, bool isOneLine = false) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await binder.BindModelAsync(bindingContext);
        if (bindingContext.Result is not { IsModelSet: true, Model: string text })
        {
            return;
        }

        var plain = text.Any(IsUnwanted) ? string.Concat(text.Where(c => !IsUnwanted(c))) : text;
        bindingContext.Result = ModelBindingResult.Success(isOneLine ? OneLine.Of(plain) : plain);
    }

    private static bool IsUnwanted(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control => character is not ('\n' or '\r' or '\t'),

        // A joiner holds emoji and some scripts together.
        UnicodeCategory.Format => character is not '\u200d',
        _ => false,
    };
}

public sealed class PlainTextModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string)
            ? new PlainTextModelBinder(
                new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()), IsOneLine(context.Metadata))
            : null;

    private static bool IsOneLine(ModelMetadata metadata) =>
        metadata is DefaultModelMetadata { Attributes.PropertyAttributes: { } attributes } && attributes.OfType<JoinsLinesAttribute>().Any();
}

/// <summary>Says of a text that it stands on one line: line breaks that came with pasted words become spaces.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JoinsLinesAttribute : Attribute;
