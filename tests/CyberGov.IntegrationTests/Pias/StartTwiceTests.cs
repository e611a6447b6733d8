using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Pias;

/// <summary>One form starts one assessment, however often it is sent.</summary>
public sealed class StartTwiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_same_form_sent_twice_at_once_starts_one(DatabaseProvider provider)
    {
        await using var scene = await WrittenPia.StartAsync(provider);
        var head = scene.Head("Sent twice");
        var codes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.BeginAsync(head)));

        Assert.Single(codes.Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await scene.App.WithDbAsync(db => db.Pias.CountAsync(p => p.Title == "Sent twice", Token)));
        Assert.Equal($"PIA-{scene.Code[4..8]}-0002", codes[0]);
        Assert.Equal($"PIA-{scene.Code[4..8]}-0003", await scene.BeginAsync(scene.Head("The next")));
        await Assert.ThrowsAsync<PiaNotFoundException>(() => scene.BeginAsync(head, scene.Officer));
    }

    [Fact]
    public async Task The_second_click_leads_to_what_the_first_has_started()
    {
        await using var scene = await WrittenPia.StartAsync(DatabaseProvider.Sqlite);
        using var lead = await scene.VisitAsync(scene.Lead);
        var form = await lead.OpenAsync("/pias/new", Token);
        var first = await lead.PostFormAsync(form, Fill, new FormChoice(), Token);
        var second = await lead.PostFormAsync(form, Fill, new FormChoice(), Token);

        Assert.EndsWith("/screening", first.Path, StringComparison.Ordinal);
        Assert.Equal(first.Path, second.Path);

        void Fill(TestForm fields)
        {
            fields.Fill("Title", "Clicked twice");
            fields.Fill("ServiceAreaId", scene.ServiceAreaId.ToString());
            fields.Fill("InformationAssetOwnerId", scene.Owner.Id.ToString());
            fields.Fill("PlannedStartOn", "1/2/2028");
            fields.Fill("IsLawEnforcement", "false");
        }
    }
}
