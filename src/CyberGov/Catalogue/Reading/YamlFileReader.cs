using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CyberGov.Catalogue.Reading;

/// <summary>Turns the bytes of one file into lists, keys and text with line numbers, or says why it cannot.</summary>
internal sealed class YamlFileReader
{
    private const int MaxDepth = 20;

    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly ProblemLog _problems;
    private readonly Parser _parser;

    private YamlFileReader(string path, string text, ProblemLog problems)
    {
        (_path, _problems) = (path, problems);
        _parser = new Parser(new StringReader(text));
    }

    public static YamlMap? Read(CatalogueFile file, ProblemLog problems)
    {
        var text = Decode(file, problems);

        if (text is null || HasTabs(file.Path, text, problems))
        {
            return null;
        }

        var reader = new YamlFileReader(file.Path, text, problems);

        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            reader.ReportLayout(exception.Start.Line);
            return null;
        }
        catch (InvalidOperationException)
        {
            // The YAML library's scanner fails so on a few texts that it should refuse; it then knows no line of its own.
            reader.ReportLayout(reader._parser.Current?.Start.Line ?? 1);
            return null;
        }
    }

    private void ReportLayout(long line) => _problems.AddUnreadable(
        _path,
        (int)Math.Max(1, line),
        "The layout cannot be understood from here on. Check that lines are indented like their neighbours, that each "
        + "key is followed by a colon and a space, and that text with a colon or a quote in it stands in quotes.");

    private static string? Decode(CatalogueFile file, ProblemLog problems)
    {
        try
        {
            return StrictUtf8.GetString(file.Content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            var line = 1 + file.Content.Take(Math.Max(0, exception.Index)).Count(b => b == '\n');
            problems.AddUnreadable(
                file.Path, line, "This line holds a character that is not UTF-8. Save the file as UTF-8 text.");
            return null;
        }
    }

    private static bool HasTabs(string path, string text, ProblemLog problems)
    {
        var found = false;
        var line = 0;

        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;

            if (content[..^content.TrimStart().Length].Contains('\t'))
            {
                problems.AddUnreadable(path, line, "This line is indented with a tab. Use spaces.");
                found = true;
            }
        }

        return found;
    }

    private YamlMap? ReadDocument()
    {
        _parser.Consume<StreamStart>();

        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _problems.AddUnreadable(_path, 1, "The file is empty. Put its contents back, or delete the file.");
            return null;
        }

        var value = ReadValue(depth: 0);
        _parser.Consume<DocumentEnd>();

        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _problems.AddUnreadable(
                _path,
                LineOf(second),
                "A second document starts here. Remove the line of dashes and keep one document a file.");
            return null;
        }

        if (value is YamlMap map)
        {
            return map;
        }

        _problems.AddUnreadable(
            _path, value.Line, "The file must hold keys and values (key: value), not a list or plain text.");
        return null;
    }

    private YamlValue ReadValue(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _problems.Add(
                _path, LineOf(alias), "References with * are not used in the catalogue. Write the text out in full.");
            return new YamlText(LineOf(alias), "");
        }

        if (_parser.Current is NodeEvent node)
        {
            RefuseAnchorOrTag(node);
        }

        if (depth > MaxDepth)
        {
            var line = LineOf(_parser.Current!);
            _problems.Add(_path, line, "This is nested too deeply. Move it further out.");
            _parser.SkipThisAndNestedEvents();
            return new YamlText(line, "");
        }

        if (_parser.TryConsume<MappingStart>(out var map))
        {
            return new YamlMap(LineOf(map), ReadEntries(depth));
        }

        if (_parser.TryConsume<SequenceStart>(out var list))
        {
            return new YamlList(LineOf(list), ReadItems(depth));
        }

        var scalar = _parser.Consume<Scalar>();
        return new YamlText(LineOf(scalar), TextOf(scalar));
    }

    private List<YamlEntry> ReadEntries(int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);

        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadValue(depth + 1);
            var value = ReadValue(depth + 1);

            if (key is not YamlText { Text: var name })
            {
                _problems.Add(_path, key.Line, "A key must be plain text. Write it as key: value.");
            }
            else if (!lines.TryAdd(name, key.Line))
            {
                _problems.Add(
                    _path,
                    key.Line,
                    $"The key '{name}' is given twice: here and on line {lines[name]}. Remove one of them.");
            }
            else
            {
                entries.Add(new YamlEntry(name, key.Line, value));
            }
        }

        return entries;
    }

    private List<YamlValue> ReadItems(int depth)
    {
        var items = new List<YamlValue>();

        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadValue(depth + 1));
        }

        return items;
    }

    private void RefuseAnchorOrTag(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            _problems.Add(_path, LineOf(node), "Marks with & or ! are not used in the catalogue. Remove the mark.");
        }
    }

    private string TextOf(Scalar scalar)
    {
        if (scalar.Value.Any(c => char.IsControl(c) && c != '\n'))
        {
            _problems.Add(_path, LineOf(scalar), "This text holds an invisible control character. Type the text again.");
        }

        return scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value.Trim();
    }

    private static int LineOf(ParsingEvent parsingEvent) => (int)parsingEvent.Start.Line;
}
