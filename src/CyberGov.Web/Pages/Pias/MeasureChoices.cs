using CyberGov.Controls;
using CyberGov.Pias.Risks;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.Pias;

/// <summary>Controls as things to choose, each with where it stands and what it is good for.</summary>
internal static class MeasureChoices
{
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
