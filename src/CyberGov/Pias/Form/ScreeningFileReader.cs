using CyberGov.Catalogue.Reading;

namespace CyberGov.Pias.Form;

/// <summary>Reads <c>assessments/screening.yaml</c>: the screening and the routing questions.</summary>
internal sealed class ScreeningFileReader(YamlFile file, ProblemLog problems)
{
    private readonly UsedOnce _ids = new("question id", problems);

    private bool _areRoutesKnown = true;

    public (IReadOnlyList<ScreeningQuestion> Questions, IReadOnlyList<RoutingQuestion> Routing) Read()
    {
        var top = new EntryReader(file.Map, file.Path, PiaFormKeys.ScreeningFile, problems);
        var questions = top.Maps("questions").Select(Question).ToList();
        var routing = top.Maps("routing").Select(Routing).ToList();

        if (top.Has("routing") && _areRoutesKnown)
        {
            CheckRoutes(top, routing);
        }

        return (questions, routing);
    }

    private ScreeningQuestion Question(YamlMap map, int index)
    {
        var entry = new EntryReader(map, file.Path, PiaFormKeys.Question, problems);

        return new ScreeningQuestion(
            Id(entry),
            entry.Text("question"),
            entry.Text("help"),
            entry.Texts("examples"),
            entry.Word<ScreeningWeight>("leads_to"),
            entry.Text("source"),
            Number: index + 1,
            entry.Text("about"));
    }

    private RoutingQuestion Routing(YamlMap map)
    {
        var entry = new EntryReader(map, file.Path, PiaFormKeys.Routing, problems);
        var route = entry.WordOrNull<Route>("leads_to");
        _areRoutesKnown &= route is not null;

        return new RoutingQuestion(
            Id(entry),
            entry.Text("question"),
            entry.Text("help"),
            entry.Texts("examples"),
            route.GetValueOrDefault(),
            entry.Text("follows"));
    }

    private string Id(EntryReader entry)
    {
        var id = entry.Code("id");
        _ids.Check(id, entry.Place);
        return id;
    }

    private static void CheckRoutes(EntryReader top, List<RoutingQuestion> routing)
    {
        foreach (var route in Enum.GetValues<Route>())
        {
            var count = routing.Count(r => r.LeadsTo == route);

            if (count != 1)
            {
                top.Report(
                    "routing",
                    $"{count} routing questions lead to '{EntryReader.WordFor(route)}'. There must be exactly one.");
            }
        }
    }
}
