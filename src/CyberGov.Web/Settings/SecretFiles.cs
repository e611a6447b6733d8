namespace CyberGov.Web.Settings;

/// <summary>Lets any setting be read from a file: <c>CyberGov__Mail__Smtp__Password__File</c> names the file that holds the password.</summary>
public static class SecretFiles
{
    private const string Suffix = ":File";

    public static void AddSecretFiles(this IConfigurationManager configuration)
    {
        var secrets = configuration.AsEnumerable()
            .Where(s => s.Key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(s.Value))
            .Select(s => KeyValuePair.Create(s.Key[..^Suffix.Length], (string?)Read(s.Key, s.Value!)))
            .ToList();

        configuration.AddInMemoryCollection(secrets);
    }

    private static string Read(string key, string path) =>
        File.Exists(path)
            ? File.ReadAllText(path).TrimEnd('\r', '\n')
            : throw new SettingsException($"{key} names the file {path}, which does not exist.");
}

/// <summary>The settings do not allow a start; the message is one sentence that says how to mend it.</summary>
public sealed class SettingsException(string message) : Exception(message);
