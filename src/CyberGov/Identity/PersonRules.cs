using System.Text;
using CyberGov.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Identity;

/// <summary>What a person may be called and where mail for them may go; the one place that says so.</summary>
public static class PersonRules
{
    private const string Format = "Enter an e-mail address in the correct format, like name@example.gov.uk";

    private const int LongestLocalPart = 64;

    private const int LongestLabel = 63;

    /// <returns>A sentence, or null when nothing is wrong.</returns>
    public static string? WrongWithName(string name) => OneLine.Is(name)
        ? null
        : "Name must be on one line, without invisible characters or marks that turn the direction of writing";

    /// <returns>A sentence, or null when nothing is wrong.</returns>
    public static string? WrongWithAddress(string address)
    {
        var parts = address.Split('@');
        if (address.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>' or '(' or ')' or ',' or ';' or ':' or '[' or ']' or '\\') || !OneLine.Is(address))
        {
            return "Enter only the e-mail address, like name@example.gov.uk, without spaces, quotation marks or brackets";
        }

        if (parts.Length != 2 || parts.Any(string.IsNullOrEmpty))
        {
            return Format;
        }

        if (!Ascii.IsValid(parts[0]))
        {
            return "The part of the e-mail address before the @ holds a letter that e-mail cannot carry; use letters from a to z";
        }

        if (!parts[1].Contains('.', StringComparison.Ordinal))
        {
            return "Enter the whole e-mail address: after the @ stands a name with a dot in it, like example.gov.uk";
        }

        var isSound = parts[0].Length <= LongestLocalPart && parts[0].Split('.').All(p => p.Length > 0) && IsDomain(parts[1].Split('.'));

        return isSound ? null : Format;
    }

    private static bool IsDomain(string[] labels) => labels.All(IsLabel) && labels[^1].Length > 1 && !labels[^1].All(char.IsAsciiDigit);

    private static bool IsLabel(string label) => label.Length is > 0 and <= LongestLabel
        && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsLetterOrDigit(c) || c == '-');
}

/// <summary>
/// Holds every door to the rules, pages and commands alike. Only what changes is looked at, so that someone stored before a rule
/// was made can still sign in and set a password.
/// </summary>
public sealed class PersonValidator(CyberGovDbContext db) : IUserValidator<Person>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user)
    {
        var errors = new List<IdentityError>();
        if (Changes(user, nameof(Person.Name)) && PersonRules.WrongWithName(user.Name) is { } name)
        {
            errors.Add(new IdentityError { Code = "NameNotPlain", Description = name });
        }

        if (Changes(user, nameof(Person.Email)) && user.Email is { } address && PersonRules.WrongWithAddress(address) is { } wrong)
        {
            errors.Add(new IdentityError { Code = "AddressNotPlain", Description = wrong });
        }

        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }

    private bool Changes(Person person, string property)
    {
        var entry = db.Entry(person);

        return entry.State is EntityState.Detached or EntityState.Added || entry.Property(property).IsModified;
    }
}
