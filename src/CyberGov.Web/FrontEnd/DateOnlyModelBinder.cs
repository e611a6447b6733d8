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
            AddError(bindingContext, $"Enter {NameOf(bindingContext)} as a real date, like 17/5/2027");
        }
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
        {
            // Empty is a fair answer here; [Required] says so where it is not.
            bindingContext.Result = ModelBindingResult.Success(model: null);
        }
        else
        {
            AddError(bindingContext, $"Enter {NameOf(bindingContext)}, like 17/5/2027");
        }

        return Task.CompletedTask;
    }

    private static void AddError(ModelBindingContext context, string message) =>
        context.ModelState.TryAddModelError(context.ModelName, message);

    private static string NameOf(ModelBindingContext context)
    {
        var metadata = context.ModelMetadata;
        return PlainName.InSentence(metadata.DisplayName ?? PlainName.Of(metadata.Name ?? context.FieldName));
    }
}

public sealed class DateOnlyModelBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyModelBinder() : null;
}
