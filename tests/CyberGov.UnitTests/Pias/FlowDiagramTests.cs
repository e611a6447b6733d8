using CyberGov.Pias.Content;

namespace CyberGov.UnitTests.Pias;

public sealed class FlowDiagramTests
{
    [Fact]
    public void Parties_stand_once_in_the_order_they_come_up_whatever_their_capitals()
    {
        var diagram = FlowDiagram.Of([Flow(1, "Applicants", "Benefits team"), Flow(2, "benefits team", "Supplier"), Flow(3, "Supplier", " applicants ")]);

        Assert.Equal(["Applicants", "Benefits team", "Supplier"], diagram.Parties.Select(p => p.Name));
        Assert.Equal(
            [(0, 1), (1, 2), (2, 0)],
            diagram.Flows.Select(f => (PlaceOf(diagram, f.From), PlaceOf(diagram, f.To))));
        Assert.Equal([false, false, true], diagram.Flows.Select(f => f.IsLeftwards));
    }

    [Fact]
    public void Nothing_is_drawn_over_anything_or_outside()
    {
        var flows = Enumerable.Range(1, 30)
            .Select(n => Flow(n, $"Party {n % 7} with quite a long name of its own", $"Party {n % 5} with quite a long name of its own") with
            {
                Data = string.Join(' ', Enumerable.Repeat("word", n)),
            })
            .ToList();

        var diagram = FlowDiagram.Of(flows);

        var foot = diagram.BoxHeight;
        foreach (var flow in diagram.Flows)
        {
            var top = flow.LabelFoot - (flow.Lines.Count * FlowDiagram.LineHeight);
            Assert.True(top >= foot, $"Flow {flow.Position} begins at {top}, above {foot}.");
            foot = flow.Height + (flow.IsLoop ? FlowDiagram.LoopHeight : 0);
        }

        Assert.InRange(foot, 0, diagram.Height);
        Assert.All(diagram.Parties, p => Assert.InRange(p.Centre + (FlowDiagram.BoxWidth / 2), 0, diagram.Width));
        Assert.All(diagram.Flows.Where(f => f.IsLoop), f => Assert.InRange(f.From + FlowDiagram.LoopWidth, 0, diagram.Width));
    }

    [Fact]
    public void A_long_name_is_broken_and_then_shortened()
    {
        var diagram = FlowDiagram.Of([Flow(1, new string('x', 200), "Informationsverarbeitungsabteilung of the neighbouring council")]);

        Assert.All(diagram.Parties, p => Assert.All(p.Lines, line => Assert.InRange(line.Length, 1, 18)));
        Assert.Equal(4, diagram.Parties[0].Lines.Count);
        Assert.EndsWith("…", diagram.Parties[0].Lines[3], StringComparison.Ordinal);
        Assert.Equal("Informationsverarb", diagram.Parties[1].Lines[0]);
    }

    [Fact]
    public void What_stays_with_one_party_is_a_loop_and_an_unnamed_party_says_so()
    {
        var diagram = FlowDiagram.Of([Flow(1, "Archive", "Archive"), Flow(2, "Archive", "")]);

        Assert.True(diagram.Flows[0].IsLoop);
        Assert.Equal("Not named", diagram.Parties[1].Name);
        Assert.True(FlowDiagram.Of([]).Parties.Count == 0);
    }

    private static int PlaceOf(FlowDiagram diagram, int centre) => diagram.Parties.Index().Single(p => p.Item.Centre == centre).Index;

    private static ContentFlow Flow(int position, string from, string to) => new(position, from, to, "Name", "", "", "");
}
