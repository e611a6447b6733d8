using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace CyberGov.Web.FrontEnd;

/// <summary>
/// Takes out of every text what nobody types and what can make it read as something else: control characters but for line
/// breaks and tabs, marks that turn the direction of writing, and invisible spaces.
/// </summary>
public sealed class PlainTextModelBinder(IModelBinder binder) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await binder.BindModelAsync(bindingContext);
        if (bindingContext.Result is { IsModelSet: true, Model: string text } && text.Any(IsUnwanted))
        {
            bindingContext.Result = ModelBindingResult.Success(string.Concat(text.Where(c => !IsUnwanted(c))));
        }
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
            ? new PlainTextModelBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}
