using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.FrontEnd;

/// <summary>
/// What is said of a field whose page wrote no sentence of its own. Binding and validation know the property's name only; the field
/// puts its label in the place of it once it is drawn, which is before the summary above it is.
/// </summary>
internal static class FieldSentences
{
    private const string Optional = " (optional)";

    public static string NotADate(string name) => $"{name} must be a real date, like 17/5/2027";

    public static string OutOfRange(string name) =>
        $"{name} must be a date from {UkDate.ForReading(UkDate.First)} to {UkDate.ForReading(UkDate.Last)}";

    public static string NoDate(string name) => $"Enter {PlainName.InSentence(name)}, like 17/5/2027";

    public static string NameOf(ModelMetadata metadata) => metadata.DisplayName ?? PlainName.Of(metadata.Name ?? "Value");

    /// <summary>The same sentence with the question as the page asks it; null when the page wrote the sentence itself, or gave the field a name for it.</summary>
    public static string? Renamed(string sentence, ModelMetadata metadata, string label)
    {
        if (metadata.DisplayName is not null)
        {
            return null;
        }

        var (name, asked) = (NameOf(metadata), $"“{label.Replace(Optional, "", StringComparison.Ordinal)}”");
        var rules = metadata.ValidatorMetadata.OfType<ValidationAttribute>()
            .Select(rule => (Func<string, string?>)(called => PlainValidationMessages.Sentence(rule, called)));
        return Dates.Concat(rules).FirstOrDefault(of => of(name) == sentence)?.Invoke(asked);
    }

    private static readonly Func<string, string?>[] Dates = [NotADate, OutOfRange, NoDate];
}
