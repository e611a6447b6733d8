using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.FrontEnd;

/// <summary>Reads a date typed into one text box, in any of the ways people write it.</summary>
public sealed class DateOnlyModelBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);

        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        var text = given.FirstValue;

        if (UkDate.TryRead(text, out var date))
        {
            bindingContext.Result = ModelBindingResult.Success(date);
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            var name = FieldSentences.NameOf(bindingContext.ModelMetadata);
            AddError(bindingContext, UkDate.IsOutOfRange(text) ? FieldSentences.OutOfRange(name) : FieldSentences.NotADate(name));
        }
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            // Empty is a fair answer here; [Required] says so where it is not.
            bindingContext.Result = ModelBindingResult.Success(model: null);
        }
        else
        {
            AddError(bindingContext, FieldSentences.NoDate(FieldSentences.NameOf(bindingContext.ModelMetadata)));
        }

        return Task.CompletedTask;
    }

    private static void AddError(ModelBindingContext context, string message) =>
        context.ModelState.TryAddModelError(context.ModelName, message);
}

public sealed class DateOnlyModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyModelBinder() : null;
}
