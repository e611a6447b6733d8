using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Testing.Web;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>The data flows with their drawing, and the consultation log.</summary>
public sealed class PiaTablesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lines_are_added_reordered_changed_and_removed(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);
        await AddAsync(scene, lead, "Applicants", "Benefits team");
        await AddAsync(scene, lead, "Benefits team", "Supplier");
        await AddAsync(scene, lead, "Supplier", "Archive");

        var page = await lead.OpenAsync(scene.At("flows"), Token);
        var moved = await PressAsync(scene, lead, page, row: 3, "Up");
        Assert.Equal(["Applicants", "Supplier", "Benefits team"], moved.Texts("td[data-label=From]"));

        var change = await lead.PostFormAsync(
            moved.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!, f => f.Fill("Data", "Name and address"), Token);
        Assert.Contains("Name and address", change.Text("tbody tr"), StringComparison.Ordinal);

        var removed = await lead.PostFormAsync(
            await lead.OpenAsync(change.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!, Token), _ => { },
            new FormChoice { Form = "form[data-holds-no-text]" }, Token);
        Assert.Equal(["Supplier", "Benefits team"], removed.Texts("td[data-label=From]"));
        Assert.Equal(["1", "2"], removed.Texts("tbody th"));
        Assert.Equal("Completed", (await lead.OpenAsync($"/pias/{scene.Code}", Token)).Text("#task-flow-status"));
    }

    [Fact]
    public async Task The_second_to_change_a_line_sees_both_and_nothing_typed_is_lost()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        using var author = await scene.VisitAsync(scene.Author);
        var list = await AddAsync(scene, lead, "Applicants", "Benefits team");
        var address = list.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!;
        var authors = await author.OpenAsync(address, Token);
        await lead.PostFormAsync(address, f => f.Fill("Data", "What the lead wrote"), Token);

        var clash = await author.PostFormAsync(authors, f => f.Fill("Data", "What the author wrote"), new FormChoice(), Token);
        Assert.Contains("What the lead wrote", clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Contains($"Written by {scene.Lead.Name}, ", clash.Text(".clash"), StringComparison.Ordinal);
        Assert.Equal("What the author wrote", clash.Document.QuerySelector("[name=Data]")!.GetAttribute("value"));

        var saved = await author.PostFormAsync(clash, f => f.Fill("Data", "What both wrote"), new FormChoice(), Token);
        Assert.Equal(["What both wrote"], saved.Texts("td[data-label=Data]"));
    }

    [Fact]
    public async Task A_line_that_was_removed_while_it_was_written_is_added_again()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var list = await AddAsync(scene, lead, "Applicants", "Benefits team");
        var form = await lead.OpenAsync(list.Document.QuerySelector("tbody tr a")!.GetAttribute("href")!, Token);
        await lead.PostFormAsync(form, _ => { }, new FormChoice { Form = "form[data-holds-no-text]" }, Token);

        var saved = await lead.PostFormAsync(form, f => f.Fill("Data", "Typed meanwhile"), new FormChoice(), Token);

        Assert.Equal(["Typed meanwhile"], saved.Texts("td[data-label=Data]"));
    }

    [Fact]
    public async Task A_hostile_name_is_drawn_as_text()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        const string hostile = "</text></svg><script>alert(1)</script>";

        var page = await AddAsync(scene, lead, hostile, "A \"quoted\" & <b>bold</b> team");

        Assert.Equal(0, page.Document.QuerySelectorAll(".flow-diagram script, .flow-diagram b").Length);
        Assert.Contains("alert(1)", string.Concat(page.Texts(".flow-diagram__name")), StringComparison.Ordinal);
        Assert.Contains(hostile, page.Text(".flow-diagram desc"), StringComparison.Ordinal);
        Assert.Equal(hostile, page.Text("td[data-label=From]"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Whom_one_consulted_stands_in_the_log(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.DescribingAsync(provider);
        using var lead = await scene.VisitAsync(scene.Lead);

        var refused = await lead.PostFormAsync(scene.At("consultees/new"), f => f.Fill("Views", "Keep it short"), Token);
        Assert.Equal(["Enter whom you consulted", "Select who they are"], refused.Errors);
        var saved = await lead.PostFormAsync(refused, f =>
        {
            f.Fill("Who", "Tenants’ panel");
            f.Fill("Kind", nameof(ConsulteeKind.PeopleAffected));
            f.Fill("ConsultedOn", "17/5/2026");
        }, new FormChoice(), Token);

        Assert.Contains("Tenants’ panel", saved.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("17 May 2026", saved.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("Keep it short", saved.Text("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_write_adds_no_line()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var dpo = await scene.VisitAsync(scene.Dpo);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await dpo.GetAsync(scene.At("flows/new"), Token)).Status);
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.App.WithAsync<PiaLines<PiaDataFlow>>(
            lines => lines.SaveAsync(scene.Code, null, 0, _ => { }, WrittenPia.As(scene.Dpo), Token)));
    }

    [Fact]
    public async Task A_flow_that_is_too_long_is_told_by_its_question()
    {
        await using var scene = await WrittenPia.DescribingAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);

        var wrong = await AddAsync(scene, lead, new string('x', 501), "Team");

        Assert.Equal(["“Where does the data come from?” must be 500 characters or fewer"], wrong.Errors);
    }

    private static async Task<TestPage> AddAsync(WrittenPia scene, TestVisitor visitor, string from, string to) =>
        await visitor.PostFormAsync(scene.At("flows/new"), f =>
        {
            f.Fill("Source", from);
            f.Fill("Recipient", to);
            f.Fill("Data", "Name");
        }, Token);

    private static async Task<TestPage> PressAsync(WrittenPia scene, TestVisitor visitor, TestPage page, int row, string direction)
    {
        var form = page.Document.QuerySelector($"tbody tr:nth-child({row}) form")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")));
        var answer = await visitor.Http.PostAsync(scene.At($"flows?handler={direction}"), content, Token);
        return await visitor.OpenAsync(answer.Headers.Location!.ToString(), Token);
    }
}
