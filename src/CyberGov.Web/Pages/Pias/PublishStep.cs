using CyberGov.Pias.Publication;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CyberGov.Web.Pages.Pias;

/// <summary>The parts under one heading of what may be published, each with its place in the form.</summary>
public sealed record PublishStep(int Number, string Heading, IReadOnlyList<(int Place, PaperPart Part)> Parts, int Withheld, bool IsWrong)
{
    /// <summary>Closed while there is nothing in it to look at: an assessment has some eighty parts.</summary>
    public bool IsOpen => Withheld > 0 || IsWrong;

    /// <summary>Its line, by which someone knows whether to open it.</summary>
    public string Summary => $"{Heading}: {Counts}{(IsWrong ? ". Something in it is wrong" : "")}";

    private string Counts => (Withheld, Parts.Count) switch
    {
        (0, 1) => "1 part, published",
        (0, var all) => $"{all} parts, all published",
        var (some, all) => $"{some} of {all} {(all == 1 ? "part" : "parts")} withheld",
    };

    /// <summary>In the order of the paper, as far as the form offers them.</summary>
    public static IReadOnlyList<PublishStep> Of(PiaToPublish pia, IList<PartInput> inputs, ModelStateDictionary state)
    {
        var offered = pia.Parts.ToDictionary(p => p.Key, StringComparer.Ordinal);
        var places = inputs.Index()
            .Where(p => offered.ContainsKey(p.Item.Key))
            .ToLookup(p => offered[p.Item.Key].Group, p => (p.Index, offered[p.Item.Key]), StringComparer.Ordinal);
        return
        [
            .. pia.Headings.Index().Where(h => places.Contains(h.Item)).Select(h => new PublishStep(
                h.Index,
                h.Item,
                [.. places[h.Item]],
                places[h.Item].Count(p => inputs[p.Index].IsWithheld),
                places[h.Item].Any(p => state[$"Parts[{p.Index}].Reason"]?.Errors.Count > 0))),
        ];
    }
}
