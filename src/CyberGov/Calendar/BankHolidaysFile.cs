using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CyberGov.Calendar;

/// <summary>Reads the list of bank holidays that an officer can edit, and says on which line it is wrong.</summary>
public static class BankHolidaysFile
{
    /// <summary>Where the list lies inside the folder of controls.</summary>
    public static string PathIn(string controlsFolder) => Path.Combine(controlsFolder, "calendar", "bank-holidays.yaml");

    public static BankHolidays Read(string path)
    {
        using var reader = new StreamReader(path);

        return Parse(reader, Path.GetFileName(path));
    }

    public static BankHolidays Parse(TextReader reader, string fileName)
    {
        var yaml = new YamlStream();

        try
        {
            yaml.Load(reader);
        }
        catch (YamlException exception)
        {
            throw new InvalidDataException($"{fileName}:{exception.Start.Line}: {exception.Message}", exception);
        }

        if (yaml.Documents.Count == 0)
        {
            throw new InvalidDataException($"{fileName}:1: the file is empty.");
        }

        return ReadHolidays(new YamlPlace(fileName, yaml.Documents[0].RootNode));
    }

    private static BankHolidays ReadHolidays(YamlPlace root)
    {
        var years = root.Field("years");
        var (firstYear, lastYear) = (years.Field("from").Year(), years.Field("to").Year());
        var sources = root.Field("sources").Items().Select(ReadSource).ToList();
        var sourceKeys = sources.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        var nations = root.Field("nations");

        var holidays = new Dictionary<BankHolidayDivision, IReadOnlyList<BankHoliday>>
        {
            [BankHolidayDivision.EnglandAndWales] = ReadDivision(nations.Field("england-and-wales")),
            [BankHolidayDivision.Scotland] = ReadDivision(nations.Field("scotland")),
            [BankHolidayDivision.NorthernIreland] = ReadDivision(nations.Field("northern-ireland")),
        };

        return new BankHolidays(firstYear, lastYear, sources, holidays);

        List<BankHoliday> ReadDivision(YamlPlace division) =>
            ReadDays(division, sourceKeys, firstYear, lastYear);
    }

    private static BankHolidaySource ReadSource(YamlPlace source) => new(
        source.Field("key").Text(),
        source.Field("title").Text(),
        source.Field("address").Text(),
        source.OptionalField("seen")?.Date(),
        source.OptionalField("note")?.Text());

    private static List<BankHoliday> ReadDays(YamlPlace division, HashSet<string> sourceKeys, int firstYear, int lastYear)
    {
        var days = new Dictionary<DateOnly, BankHoliday>();

        foreach (var place in division.Items())
        {
            var day = ReadDay(place);

            if (day.Date.Year < firstYear || day.Date.Year > lastYear)
            {
                throw place.Wrong($"{day.Date:yyyy-MM-dd} is outside the years {firstYear} to {lastYear}.");
            }

            if (!sourceKeys.Contains(day.SourceKey))
            {
                throw place.Wrong($"there is no source with the key '{day.SourceKey}'.");
            }

            if (!days.TryAdd(day.Date, day))
            {
                throw place.Wrong($"{day.Date:yyyy-MM-dd} is listed twice.");
            }
        }

        foreach (var year in Enumerable.Range(firstYear, lastYear - firstYear + 1).Except(days.Keys.Select(d => d.Year)))
        {
            throw division.Wrong($"there is no bank holiday in {year}, but 'years' says the list covers it.");
        }

        return [.. days.Values.OrderBy(d => d.Date)];
    }

    private static BankHoliday ReadDay(YamlPlace place) => new(
        place.Field("date").Date(),
        place.Field("name").Text(),
        string.Equals(place.OptionalField("substitute")?.Text(), "true", StringComparison.Ordinal),
        ReadStanding(place.Field("standing")),
        place.Field("source").Text());

    private static BankHolidayStanding ReadStanding(YamlPlace standing) => standing.Text() switch
    {
        "published" => BankHolidayStanding.Published,
        "expected" => BankHolidayStanding.Expected,
        var other => throw standing.Wrong($"'{other}' is not a standing: write published or expected."),
    };

    /// <summary>One node of the file, able to say where it is when it is wrong.</summary>
    private sealed record YamlPlace(string FileName, YamlNode Node)
    {
        public YamlPlace Field(string name) =>
            OptionalField(name) ?? throw Wrong($"'{name}' is missing.");

        public YamlPlace? OptionalField(string name) =>
            Node is YamlMappingNode mapping
                ? mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? this with { Node = child } : null
                : throw Wrong($"expected a group of settings with '{name}'.");

        public IEnumerable<YamlPlace> Items() =>
            Node is YamlSequenceNode sequence
                ? sequence.Select(item => this with { Node = item })
                : throw Wrong("expected a list.");

        public string Text() =>
            Node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Wrong("expected a value.");

        public DateOnly Date() =>
            DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Wrong($"'{Text()}' is not a date: write it as 2027-03-07.");

        public int Year() =>
            int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200
                ? year
                : throw Wrong($"'{Text()}' is not a year.");

        public InvalidDataException Wrong(string what) => new($"{FileName}:{Node.Start.Line}: {what}");
    }
}
