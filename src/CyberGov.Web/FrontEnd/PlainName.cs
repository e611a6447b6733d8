using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;

namespace CyberGov.Web.FrontEnd;

/// <summary>Turns a name from the code into words for a person: "EffectiveDate" reads "Effective date".</summary>
public static class PlainName
{
    public static string Of(string name)
    {
        // "OwnerId" is how the code says owner.
        name = name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name;
        var words = new StringBuilder(name.Length + 8);

        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 || !char.IsUpper(name[i]))
            {
                words.Append(name[i]);
                continue;
            }

            var followsCapital = char.IsUpper(name[i - 1]);
            var leadsSmallLetter = i + 1 < name.Length && char.IsLower(name[i + 1]);
            var leadsCapital = i + 1 < name.Length && char.IsUpper(name[i + 1]);

            if (!followsCapital || leadsSmallLetter)
            {
                words.Append(' ');
            }

            // A capital among capitals is of an abbreviation and stays.
            words.Append(leadsCapital || (followsCapital && !leadsSmallLetter) ? name[i] : char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }

    /// <summary>The display name given on an enum's member, or its name in words.</summary>
    public static string Of(Enum value)
    {
        var name = value.ToString();
        return value.GetType().GetField(name)?.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? Of(name);
    }

    /// <summary>As it reads inside a sentence: "Effective date" becomes "effective date", "SIRO" stays.</summary>
    public static string InSentence(string name) =>
        name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
