using System.Globalization;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;

namespace CyberGov.Web.FrontEnd;

/// <summary>One changed field as a person reads it: "Owner: nobody → Ada Okonkwo".</summary>
public static class HistoryWords
{
    public static string Of(FieldChange change) => $"{PlainName.Of(change.Field)}: {Value(change.Before)} → {Value(change.After)}";

    private static string Value(string? value)
    {
        if (value is null)
        {
            return "nothing";
        }

        if (DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date.InWords();
        }

        return value switch
        {
            "True" => "yes",
            "False" => "no",
            _ => value.All(char.IsAsciiLetter) && value.Skip(1).Any(char.IsUpper) ? PlainName.Of(value) : value,
        };
    }
}
