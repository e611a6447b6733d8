using CyberGov.Catalogue.Reading;

namespace CyberGov.Pias.Form;

/// <summary>Reads <c>assessments/privacy-impact-assessment.yaml</c>: the steps and their questions.</summary>
internal sealed class StepsFileReader(YamlFile file, ProblemLog problems)
{
    private readonly UsedOnce _ids = new("field id", problems);
    private readonly Dictionary<string, FormField> _earlier = new(StringComparer.Ordinal);

    public IReadOnlyList<FormStep> Read()
    {
        var top = new EntryReader(file.Map, file.Path, PiaFormKeys.StepsFile, problems);
        var steps = top.Maps("steps").Select(Step).ToList();

        if (top.Has("steps") && !steps.Select(s => s.Id).SequenceEqual(PiaFormKeys.Steps, StringComparer.Ordinal))
        {
            top.Report("steps", $"The ids of the steps must be, in this order: {string.Join(", ", PiaFormKeys.Steps)}.");
        }

        return steps;
    }

    private FormStep Step(YamlMap map)
    {
        var step = new EntryReader(map, file.Path, PiaFormKeys.Step, problems);
        var id = step.Code("id");

        if (PiaFormKeys.StepsWithoutFields.Contains(id) && step.Has("fields"))
        {
            step.Report("fields", $"The program builds the step '{id}' itself. Move these fields to another step.");
        }

        return new FormStep(id, step.Text("title"), step.Text("lead"), [.. step.Maps("fields").Select(Field)]);
    }

    private FormField Field(YamlMap map)
    {
        var entry = new EntryReader(map, file.Path, PiaFormKeys.Field, problems);
        var id = entry.Code("id");
        var type = entry.WordOrNull<FieldType>("type");
        _ids.Check(id, entry.Place);

        var field = new FormField(
            id,
            entry.Text("label"),
            entry.Text("help"),
            entry.OptionalText("example"),
            type ?? FieldType.Text,
            Options(entry, type),
            entry.Flag("required", otherwise: true),
            entry.Map("when") is { } when ? Condition(when) : null,
            entry.Flag("change_raises_review", otherwise: false),
            entry.Has("part_3") ? entry.Word<Part3Use>("part_3") : Part3Use.Both);

        _earlier.TryAdd(id, field);
        return field;
    }

    private List<FieldOption> Options(EntryReader field, FieldType? type)
    {
        var isChosen = type is FieldType.Choice or FieldType.Choices;

        if (type is not null && isChosen != field.Has("options"))
        {
            field.Report(
                isChosen ? "type" : "options",
                isChosen
                    ? "There is nothing to choose from. Add 'options', or use another type."
                    : "Only a choice has options. Remove them, or use the type choice or choices.");
        }

        var once = new UsedOnce("option id", problems);
        return [.. field.Maps("options").Select(map => Option(map, once))];
    }

    private FieldOption Option(YamlMap map, UsedOnce once)
    {
        var option = new EntryReader(map, file.Path, PiaFormKeys.Option, problems);
        var id = option.Code("id");
        once.Check(id, option.Place);

        return new FieldOption(
            id, option.Text("label"), option.OptionalText("help"), option.Flag("alone", otherwise: false));
    }

    private FieldCondition? Condition(YamlMap map)
    {
        var condition = new EntryReader(map, file.Path, PiaFormKeys.Condition, problems);
        var id = condition.Text("field");
        var values = condition.Texts("is");

        if (id.Length == 0)
        {
            return null;
        }

        if (!_earlier.TryGetValue(id, out var field))
        {
            condition.Report("field", $"No earlier field has the id '{id}'. Correct it, or move that field before this one.");
            return null;
        }

        CheckValues(condition, field, values);
        return new FieldCondition(field, values);
    }

    private static void CheckValues(EntryReader condition, FormField field, IReadOnlyList<string> values)
    {
        string[] known = field.Type switch
        {
            FieldType.YesNo => [FormField.Yes, FormField.No],
            _ => [.. field.Options.Select(o => o.Id)],
        };

        foreach (var value in values.Except(known, StringComparer.Ordinal))
        {
            condition.Report(
                "is",
                known.Length == 0
                    ? $"'{field.Id}' takes free text, so nothing can depend on '{value}'. Name a field of type yes-no, choice or choices."
                    : $"'{value}' is not an answer to '{field.Id}'. Use one of: {string.Join(", ", known)}.");
        }
    }
}
