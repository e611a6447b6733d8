using CyberGov.Catalogue;
using CyberGov.Catalogue.Reading;

namespace CyberGov.Pias.Form;

/// <summary>Reads <c>assessments/risk.yaml</c>: the words that risks are scored in, the matrix and what lowers risks.</summary>
internal sealed class RiskFileReader(YamlFile file, ProblemLog problems)
{
    private static readonly string[] LevelIds = [.. Enum.GetValues<RiskLevel>().Select(EntryReader.WordFor)];

    private readonly EntryReader _top = new(file.Map, file.Path, PiaFormKeys.RiskFile, problems);

    public static RiskScale Nothing { get; } = new([], [], [], new Dictionary<(string, string), RiskLevel>(), [], [], []);

    public RiskScale Read()
    {
        var likelihoods = Words("likelihoods");
        var severities = Words("severities");
        var levels = Words("levels");
        var effects = Words("effects");

        CheckIds("levels", levels, LevelIds);
        CheckIds("effects", effects, PiaFormKeys.Effects);

        return new RiskScale(
            likelihoods, severities, levels, Matrix(likelihoods, severities), Words("harm_kinds"), effects, Measures());
    }

    private List<RiskWord> Words(string key)
    {
        var once = new UsedOnce("id", problems);
        return [.. _top.Maps(key).Select(Word)];

        RiskWord Word(YamlMap map)
        {
            var word = new EntryReader(map, file.Path, PiaFormKeys.Word, problems);
            var id = word.Code("id");
            once.Check(id, word.Place);
            return new RiskWord(id, word.Text("label"), word.Text("help"));
        }
    }

    private List<MeasureIdea> Measures()
    {
        var once = new UsedOnce("id", problems);
        return [.. _top.Maps("measures").Select(Measure)];

        MeasureIdea Measure(YamlMap map)
        {
            var measure = new EntryReader(map, file.Path, PiaFormKeys.Measure, problems);
            var id = measure.Code("id");
            once.Check(id, measure.Place);
            return new MeasureIdea(
                id, measure.Text("label"), measure.OptionalText("help"), measure.Texts("controls"), measure.Place);
        }
    }

    private void CheckIds(string key, List<RiskWord> words, string[] ids)
    {
        if (_top.Has(key) && !words.Select(w => w.Id).SequenceEqual(ids, StringComparer.Ordinal))
        {
            _top.Report(key, $"The ids of the {key} must be, in this order: {string.Join(", ", ids)}.");
        }
    }

    private Dictionary<(string Likelihood, string Severity), RiskLevel> Matrix(
        List<RiskWord> likelihoods, List<RiskWord> severities)
    {
        var matrix = new Dictionary<(string, string), RiskLevel>();
        string[] columns = [.. likelihoods.Select(l => l.Id)];
        string[] rows = [.. severities.Select(s => s.Id)];

        // Without its words every cell would look wrong; the missing words are reported by themselves.
        if (columns.Length == 0 || rows.Length == 0 || _top.Map("matrix") is not { } map)
        {
            return matrix;
        }

        var table = new EntryReader(map, file.Path, new KeySet("matrix", rows), problems);

        foreach (var severity in rows)
        {
            if (table.Map(severity) is not { } rowMap)
            {
                continue;
            }

            var row = new EntryReader(rowMap, file.Path, new KeySet("row of the matrix", columns), problems);

            foreach (var likelihood in columns)
            {
                if (row.Has(likelihood) && row.WordOrNull<RiskLevel>(likelihood) is { } level)
                {
                    matrix[(likelihood, severity)] = level;
                }
            }
        }

        CheckNeverFalls(table, matrix, columns, rows);
        return matrix;
    }

    /// <summary>A risk that is likelier, or does more harm, cannot be a lower one.</summary>
    private static void CheckNeverFalls(
        EntryReader table, Dictionary<(string, string), RiskLevel> matrix, string[] columns, string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                if (Falls((column - 1, row), (column, row)) || Falls((column, row - 1), (column, row)))
                {
                    table.Report(
                        rows[row],
                        $"A {columns[column]} risk with {rows[row]} harm has a lower level than one that is less likely or does "
                        + "less harm. Raise it, or lower the other.");
                }
            }
        }

        bool Falls((int Column, int Row) less, (int Column, int Row) more) =>
            less is { Column: >= 0, Row: >= 0 }
            && matrix.TryGetValue((columns[less.Column], rows[less.Row]), out var before)
            && matrix.TryGetValue((columns[more.Column], rows[more.Row]), out var after)
            && after < before;
    }
}
