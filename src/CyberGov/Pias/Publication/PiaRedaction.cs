using CyberGov.Pias.Content;

namespace CyberGov.Pias.Publication;

/// <summary>
/// Makes the document that may be shown to anyone: a new one, into which only what is published is copied. What is withheld is not
/// marked or hidden, it is not there; in its place stands the reason.
/// </summary>
public static class PiaRedaction
{
    public const string NameWithheld = "Name not published";

    /// <param name="document">As it was approved.</param>
    /// <param name="withheld">Reasons, by <see cref="PaperPart.Key"/>.</param>
    /// <param name="namesPeople">Whether the people in charge are named.</param>
    public static PiaDocument Apply(PiaDocument document, IReadOnlyDictionary<string, string> withheld, bool namesPeople)
    {
        var content = document.Content;
        var published = new PiaContent
        {
            Code = content.Code,
            VersionNumber = content.VersionNumber,
            Title = content.Title,
            ServiceAreaId = Guid.Empty,
            ProjectLeadId = Person(content.ProjectLeadId, namesPeople),
            InformationAssetOwnerId = Person(content.InformationAssetOwnerId, namesPeople),
            HeadOfServiceId = content.HeadOfServiceId is { } head ? Person(head, namesPeople) : null,
            PlannedStartOn = content.PlannedStartOn,
            IsLawEnforcement = content.IsLawEnforcement,
            Answers = Sorted(content.Answers.Select(a => (a.Key, Shown(a.Value, PaperPart.Answer(a.Key), withheld)))),
            Flows = [.. content.Flows.Select(f => Flow(f, withheld))],
            Consultees = [.. content.Consultees.Select(c => Consultee(c, withheld))],
            Risks = [.. content.Risks.Select(r => Risk(r, withheld, namesPeople))],
        };

        return new PiaDocument(published, Surroundings(document.Surroundings, published, withheld));
    }

    public static string Words(string reason) => $"Withheld: {reason}";

    private static Guid Person(Guid personId, bool namesPeople) => namesPeople ? personId : Guid.Empty;

    private static string Shown(string text, string part, IReadOnlyDictionary<string, string> withheld) =>
        withheld.TryGetValue(part, out var reason) ? Words(reason) : text;

    private static ContentFlow Flow(ContentFlow flow, IReadOnlyDictionary<string, string> withheld) =>
        withheld.TryGetValue(PaperPart.Flow(flow), out var reason)
            ? new ContentFlow(flow.Position, Words(reason), "", "", "", "", "")
            : flow;

    private static ContentConsultee Consultee(ContentConsultee consultee, IReadOnlyDictionary<string, string> withheld) =>
        withheld.TryGetValue(PaperPart.Consultee(consultee), out var reason)
            ? new ContentConsultee(consultee.Position, consultee.Kind, Words(reason), null, "", "", "")
            : consultee;

    /// <summary>
    /// Risks to the council, as its lawyers see them, and what measures cost are never published. Levels always are: they are in the
    /// highest level, which is.
    /// </summary>
    private static ContentRisk Risk(ContentRisk risk, IReadOnlyDictionary<string, string> withheld, bool namesPeople)
    {
        ContentMeasure[] measures = [.. risk.Measures.Select(m => Measure(risk, m, withheld, namesPeople))];
        return withheld.TryGetValue(PaperPart.Risk(risk), out var reason)
            ? new ContentRisk(
                risk.Number, Words(reason), [], "", "", risk.Level, null, null, risk.ResidualLevel, null, measures)
            : risk with { CorporateRisk = null, Measures = measures };
    }

    private static ContentMeasure Measure(
        ContentRisk risk, ContentMeasure measure, IReadOnlyDictionary<string, string> withheld, bool namesPeople) =>
        withheld.TryGetValue(PaperPart.Measure(risk, measure), out var reason)
            ? new ContentMeasure(measure.Number, Words(reason), measure.Effect, null, null, null, null, measure.IsNeededBeforeGoLive)
            : measure with
            {
                CostNote = null,
                OwnerId = measure.OwnerId is { } owner ? Person(owner, namesPeople) : null,
            };

    private static PiaSurroundings Surroundings(
        PiaSurroundings around, PiaContent published, IReadOnlyDictionary<string, string> withheld)
    {
        HashSet<Guid?> people =
        [
            published.ProjectLeadId, published.InformationAssetOwnerId, published.HeadOfServiceId,
            .. published.Risks.SelectMany(r => r.Measures).Select(m => m.OwnerId),
        ];
        HashSet<string> controls = [.. published.Risks.SelectMany(r => r.Measures).Select(m => m.ControlCode).OfType<string>()];
        var named = new SortedDictionary<Guid, string> { [Guid.Empty] = NameWithheld };
        foreach (var (id, name) in around.People.Where(p => people.Contains(p.Key)))
        {
            named[id] = name;
        }

        return new PiaSurroundings
        {
            People = named,
            ServiceArea = around.ServiceArea,
            Controls = Sorted(around.Controls.Where(c => controls.Contains(c.Key)).Select(c => (c.Key, c.Value))),
            Questions = Sorted(around.Questions.Select(q => (q.Key, q.Value))),
            Options = Sorted(around.Options
                .Where(o => !withheld.ContainsKey(PaperPart.Answer(o.Key.Split('/')[0])))
                .Select(o => (o.Key, o.Value))),
        };
    }

    private static SortedDictionary<string, string> Sorted(IEnumerable<(string Key, string Words)> words)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, text) in words)
        {
            sorted[key] = text;
        }

        return sorted;
    }
}
