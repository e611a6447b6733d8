namespace CyberGov.Catalogue.Reading;

/// <summary>A piece of a YAML file that knows its line.</summary>
internal abstract record YamlValue(int Line);

internal sealed record YamlText(int Line, string Text) : YamlValue(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlValue(Line);

internal sealed record YamlEntry(string Key, int Line, YamlValue Value);

internal sealed record YamlFile(string Path, YamlMap Map);
