using System.Globalization;
using System.Text.Json;

namespace CyberGov.Catalogue.Reading;

/// <summary>Takes the values of one entry by key and reports what is missing, misspelt or of the wrong form.</summary>
internal sealed class EntryReader
{
    private const int MaxCodeLength = 40;

    private readonly YamlMap _map;
    private readonly string _path;
    private readonly ProblemLog _problems;

    public EntryReader(YamlMap map, string path, KeySet keys, ProblemLog problems)
    {
        (_map, _path, _problems) = (map, path, problems);

        foreach (var entry in map.Entries.Where(e => !keys.Knows(e.Key)))
        {
            var known = string.Join(", ", keys.Required.Concat(keys.Optional));
            Report(entry.Line, $"The key '{entry.Key}' is not known in a {keys.Name}. Use one of: {known}.");
        }

        foreach (var key in keys.Required.Where(k => Find(k) is null))
        {
            Report(map.Line, $"This {keys.Name} has no '{key}'. Add a line '{key}: ...'.");
        }
    }

    public CataloguePlace Place => new(_path, _map.Line);

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The text at a key, or an empty text after the reason was reported.</summary>
    public string Text(string key)
    {
        switch (Find(key)?.Value)
        {
            case null:
                return "";
            case YamlText { Text: "" } empty:
                Report(empty.Line, $"'{key}' is empty. Write something after the colon.");
                return "";
            case YamlText text:
                return text.Text;
            case var other:
                Report(other.Line, $"'{key}' must be one piece of text, not a list or further keys.");
                return "";
        }
    }

    public string? OptionalText(string key) => Has(key) && Text(key) is { Length: > 0 } text ? text : null;

    /// <summary>A reference or id: short, without spaces, fit for a web address.</summary>
    public string Code(string key)
    {
        var code = Text(key);

        if (code.Length > MaxCodeLength || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')))
        {
            Report(key, $"'{code}' cannot be used as '{key}'. Use up to 40 letters, digits, dots and hyphens.");
        }

        return code;
    }

    public string Owner(string key, HashSet<string> owners)
    {
        var owner = Text(key);

        // Without a list of roles every owner would look wrong; the missing list is reported by itself.
        if (owner.Length > 0 && owners.Count > 0 && !owners.Contains(owner))
        {
            Report(
                key, $"The owner '{owner}' is not in {RolesFileReader.Path}. Use a role from that list, or add it there.");
        }

        return owner;
    }

    public int Months(string key)
    {
        var text = Text(key);

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            && CatalogueKeys.ReviewMonths.Contains(months))
        {
            return months;
        }

        ReportUnlessEmpty(key, text, $"'{key}' is '{text}'. Use 1, 3, 6, 12 or 24.");
        return 0;
    }

    public DateOnly? OptionalDate(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Report(key, $"'{text}' is not a date. Write year, month and day, such as 2021-05-11.");
        return null;
    }

    /// <summary>One of a fixed list of words.</summary>
    public string Word(string key, IReadOnlyCollection<string> words)
    {
        var text = Text(key);

        if (!words.Contains(text, StringComparer.Ordinal))
        {
            ReportUnlessEmpty(key, text, $"'{key}' is '{text}'. Use one of: {string.Join(", ", words)}.");
        }

        return text;
    }

    /// <summary>One of the names of an enum, written as <see cref="WordFor"/> writes it.</summary>
    public TEnum Word<TEnum>(string key)
        where TEnum : struct, Enum => WordOrNull<TEnum>(key) ?? default;

    /// <summary>The same, or null after the reason was reported, for checks that a wrong guess would mislead.</summary>
    public TEnum? WordOrNull<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var names = Enum.GetValues<TEnum>().ToDictionary(WordFor, StringComparer.Ordinal);
        return names.TryGetValue(Word(key, names.Keys), out var value) ? value : null;
    }

    /// <summary>The name of an enum value in small letters, with a hyphen between its words.</summary>
    public static string WordFor<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>True or false, or what holds when the key is left out.</summary>
    public bool Flag(string key, bool otherwise) => Has(key) ? Word(key, ["true", "false"]) == "true" : otherwise;

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key)?.Value)
        {
            case null:
                return [];
            case YamlList { Items.Count: > 0 } list when list.Items.All(i => i is YamlText { Text.Length: > 0 }):
                return [.. list.Items.Cast<YamlText>().Select(i => i.Text)];
            case var other:
                Report(other.Line, $"'{key}' must be a list with at least one item, each on its own line after a hyphen.");
                return [];
        }
    }

    public YamlMap? Map(string key)
    {
        switch (Find(key)?.Value)
        {
            case null:
                return null;
            case YamlMap map:
                return map;
            case var other:
                Report(other.Line, $"'{key}' must hold further keys, each on its own indented line.");
                return null;
        }
    }

    /// <summary>The entries of a list, each with keys of its own.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) => Find(key) is { } entry ? MapsOf(entry) : [];

    /// <summary>The entries of a list that stands at some other key.</summary>
    public IReadOnlyList<YamlMap> MapsOf(YamlEntry entry)
    {
        if (entry.Value is YamlList { Items.Count: > 0 } list && list.Items.All(i => i is YamlMap))
        {
            return [.. list.Items.Cast<YamlMap>()];
        }

        Report(entry.Value.Line, $"'{entry.Key}' must be a list with at least one entry, each starting with a hyphen.");
        return [];
    }

    public void Report(string key, string message) => Report(Find(key)?.Line ?? _map.Line, message);

    private void ReportUnlessEmpty(string key, string text, string message)
    {
        // A missing or empty value has been reported already.
        if (text.Length > 0)
        {
            Report(key, message);
        }
    }

    private void Report(int line, string message) => _problems.Add(_path, line, message);

    private YamlEntry? Find(string key) => _map.Entries.FirstOrDefault(e => e.Key == key);
}
