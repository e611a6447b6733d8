using CyberGov.Controls;
using CyberGov.Pias.Form;
using CyberGov.Pias.Risks;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Controls as things to choose, each with where it stands and what it is good for.</summary>
internal static class MeasureChoices
{
    public static IReadOnlyList<Choice> Effects(PiaForm form) =>
        [.. form.Risk.Effects.Zip(Enum.GetValues<MeasureEffect>(), (w, e) => new Choice(w.Label, e.ToString()) { Hint = w.Help })];

    /// <summary>What a measure still lacks, beside which field it is said; null when it is whole.</summary>
    public static (string Field, string Words)? Missing(bool isControl, Guid? controlId, Guid? ownerId, DateOnly? dueOn, string? described) =>
        (isControl, controlId, ownerId, dueOn) switch
        {
            (true, null, _, _) => (nameof(MeasureModel.ControlId), "Select a control"),
            (false, _, null, _) => (nameof(MeasureModel.OwnerId), "Select who sees to it"),
            (false, _, _, null) => (nameof(MeasureModel.DueOn), "Enter by when"),
            (_, _, _, { Year: < 2000 }) => (nameof(MeasureModel.DueOn), "Enter a day of this century by when it is done"),
            _ when string.IsNullOrWhiteSpace(described) => (nameof(MeasureModel.Description), "Enter what is done"),
            _ => null,
        };

    public static IReadOnlyList<Choice> Of(IReadOnlyList<MeasureControl> offered, Control? chosen)
    {
        var choices = offered.Select(c => new Choice($"{c.Code} {c.Title}", c.ControlId.ToString())
        {
            Hint = string.Join(". ", new[] { c.Position.Words, string.Join("; ", c.Ideas) }.Where(w => w.Length > 0)),
        });

        // What was chosen stays on offer, whatever is searched for.
        return chosen is null || offered.Any(c => c.ControlId == chosen.ControlId)
            ? [.. choices]
            : [new Choice($"{chosen.Code} {chosen.Title}", chosen.ControlId.ToString()) { Hint = "Chosen now" }, .. choices];
    }
}
