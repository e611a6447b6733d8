using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CyberGov.Web.FrontEnd;

/// <summary>Gives a plain sentence to each validation rule whose author wrote none.</summary>
public sealed class PlainValidationMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        var display = context.Attributes.OfType<DisplayAttribute>().FirstOrDefault()?.GetName();
        var name = display ?? PlainName.Of(context.Key.Name ?? "Value");

        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (HasOwnMessage(rule))
            {
                continue;
            }

            // The library formats the sentence with the field's name; braces in a name must not be read as places.
            rule.ErrorMessage = Sentence(rule, name)?
                .Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal);
        }
    }

    // The rules that are also data types come with a sentence of the library's, which is not the author's.
    private static bool HasOwnMessage(ValidationAttribute rule) =>
        !string.IsNullOrEmpty(rule.ErrorMessageResourceName) ||
        (!string.IsNullOrEmpty(rule.ErrorMessage) && rule.ErrorMessage != LibrarySentence(rule));

    private static string? LibrarySentence(ValidationAttribute rule) => rule switch
    {
        EmailAddressAttribute => new EmailAddressAttribute().ErrorMessage,
        UrlAttribute => new UrlAttribute().ErrorMessage,
        _ => null,
    };

    internal static string? Sentence(ValidationAttribute rule, string name) => rule switch
    {
        RequiredAttribute => $"Enter {PlainName.InSentence(name)}",
        StringLengthAttribute { MinimumLength: > 0 } length =>
            $"{name} must be between {Figure(length.MinimumLength)} and {Figure(length.MaximumLength)} characters",
        StringLengthAttribute length => $"{name} must be {Figure(length.MaximumLength)} characters or fewer",
        MaxLengthAttribute length => $"{name} must be {Figure(length.Length)} characters or fewer",
        MinLengthAttribute length => $"{name} must be {Figure(length.Length)} characters or more",
        RangeAttribute range => $"{name} must be between {range.Minimum} and {range.Maximum}",
        EmailAddressAttribute => $"Enter {PlainName.InSentence(name)} in the correct format, like name@example.gov.uk",
        UrlAttribute => $"Enter {PlainName.InSentence(name)} in full, starting with https://",
        _ => null,
    };

    private static string Figure(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));
}
