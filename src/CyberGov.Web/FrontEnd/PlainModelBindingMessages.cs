using Microsoft.AspNetCore.Mvc;

namespace CyberGov.Web.FrontEnd;

public static class PlainModelBindingMessages
{
    /// <summary>Replaces what ASP.NET Core says about unreadable values by sentences that say how to mend them.</summary>
    public static void AddPlainModelBindingMessages(this MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(value => $"Enter something other than “{value}”: it could not be read");
        messages.SetAttemptedValueIsInvalidAccessor((value, name) => $"“{value}” could not be read as {Name(name)}: check it and try again");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{value}” could not be read: check it and try again");
        messages.SetUnknownValueIsInvalidAccessor(name => $"Check {Name(name)}: it could not be read");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => PageErrors.Unreadable);
        messages.SetValueMustBeANumberAccessor(name => $"{Start(name)} must be a number, like 12");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number, like 12");
        messages.SetValueMustNotBeNullAccessor(name => $"Enter {Name(name)}");
        messages.SetMissingBindRequiredValueAccessor(name => $"Enter {Name(name)}");
        messages.SetMissingKeyOrValueAccessor(() => "Enter a value");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent: fill in the form and try again");

        options.ModelMetadataDetailsProviders.Add(new PlainValidationMessages());
        options.ModelBinderProviders.Insert(0, new DateOnlyModelBinderProvider());
        options.ModelBinderProviders.Insert(0, new PlainTextModelBinderProvider());
    }

    private static string Name(string name) => PlainName.InSentence(Start(name));

    private static string Start(string name) => name.Contains(' ', StringComparison.Ordinal) ? name : PlainName.Of(name);
}
