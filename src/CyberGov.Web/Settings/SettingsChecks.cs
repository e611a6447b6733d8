using System.Collections;
using CyberGov.Data;

namespace CyberGov.Web.Settings;

/// <summary>Says what is wrong with the settings, in sentences that name the key and how to mend it.</summary>
public static class SettingsChecks
{
    /// <summary>Faults that stop the program.</summary>
    public static IEnumerable<string> Errors(CyberGovSettings settings, IConfiguration configuration, bool isProduction)
    {
        if (!Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return "CyberGov:PublicUrl must be the full address people use, such as https://cybergov.example.gov.uk.";
        }
        else if (isProduction && url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            yield return "CyberGov:PublicUrl must start with https:// unless it is on this computer (localhost).";
        }

        if (isProduction && configuration["AllowedHosts"] == "*")
        {
            yield return "AllowedHosts must name your host instead of *; leave it out and it follows CyberGov:PublicUrl.";
        }

        if (settings.Database.Provider == DatabaseProvider.Postgres
            && string.IsNullOrWhiteSpace(settings.Database.ConnectionString))
        {
            yield return "CyberGov:Database:ConnectionString is needed when CyberGov:Database:Provider is Postgres, "
                + "such as Host=localhost;Database=cybergov;Username=cybergov.";
        }

        foreach (var problem in settings.Storage.Problems(isProduction).Concat(settings.Scanner.Problems()))
        {
            yield return problem;
        }

        foreach (var problem in settings.Mail.Problems().Concat(settings.EmailIn.Problems()))
        {
            yield return problem;
        }
    }

    /// <summary>Keys below CyberGov that mean nothing, most likely misspelt.</summary>
    public static IEnumerable<string> UnknownKeys(IConfiguration configuration, params Type[] settingsTypes) =>
        Unknown(configuration.GetSection(CyberGovSettings.Section), settingsTypes);

    private static IEnumerable<string> Unknown(IConfigurationSection section, params Type[] types)
    {
        foreach (var child in section.GetChildren())
        {
            var property = types
                .Select(t => t.GetProperties().FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(p => p is not null);

            if (property is null)
            {
                yield return child.Path;
            }
            else if (property.PropertyType is { IsClass: true } type
                && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type))
            {
                foreach (var unknown in Unknown(child, type))
                {
                    yield return unknown;
                }
            }
        }
    }
}
