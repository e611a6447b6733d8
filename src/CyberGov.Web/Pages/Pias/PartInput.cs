using CyberGov.Pias.Publication;

namespace CyberGov.Web.Pages.Pias;

/// <summary>One part of the assessment as the form sends it.</summary>
public sealed class PartInput
{
    public string Key { get; set; } = "";

    public bool IsWithheld { get; set; }

    public string? Reason { get; set; }
}

public static class PartInputs
{
    /// <summary>As it was decided before; at first nothing is withheld.</summary>
    public static IList<PartInput> Of(PiaToPublish pia)
    {
        var withheld = (pia.Present?.Withheld ?? []).ToDictionary(w => w.Part, w => w.Reason, StringComparer.Ordinal);
        return
        [
            .. pia.Parts.Select(p => new PartInput
            {
                Key = p.Key,
                IsWithheld = withheld.ContainsKey(p.Key),
                Reason = withheld.GetValueOrDefault(p.Key),
            }),
        ];
    }

    extension(IList<PartInput> parts)
    {
        /// <summary>Withholds those parts, with this reason where they have none of their own.</summary>
        public void Withhold(IEnumerable<PaperPart> which, string? reason)
        {
            var keys = which.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var part in parts.Where(p => keys.Contains(p.Key)))
            {
                part.IsWithheld = true;
                part.Reason = string.IsNullOrWhiteSpace(part.Reason) ? reason : part.Reason;
            }
        }

        /// <summary>The places of those that are withheld without a reason that can be kept.</summary>
        public IEnumerable<int> WithoutReason() => parts.Index()
            .Where(p => p.Item.IsWithheld && (string.IsNullOrWhiteSpace(p.Item.Reason) || p.Item.Reason.Length > PiaPublication.MaxReasonLength))
            .Select(p => p.Index);

        /// <summary>Why each part is withheld, by its key.</summary>
        public Dictionary<string, string> Withheld() => parts
            .Where(p => p.IsWithheld)
            .DistinctBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.Reason!, StringComparer.Ordinal);
    }
}
