using System.Net;
using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Catalogue;

public sealed class CataloguePageTests : IAsyncLifetime
{
    private const string Page = "/administration/catalogue";
    private const string Essentials = "frameworks/cyber-essentials-3.3.yaml";
    private const string Malware = "library/MAL-malware.yaml";

    private readonly CatalogueCopy _catalogue = new();
    private TestApp _app = null!;
    private TestVisitor _administrator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new TestAppOptions
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CyberGov:ControlsFolder"] = _catalogue.Folder,
            },
        };
        _app = await TestApp.StartAsync(options, Cancellation);
        _administrator = await _app.SignInAsync(Cancellation, CouncilRole.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        _administrator.Dispose();
        await _app.DisposeAsync();
        _catalogue.Dispose();
    }

    [Fact]
    public async Task An_administrator_sees_the_catalogue_in_use()
    {
        var page = await _administrator.GetAsync(Page, Cancellation);

        Assert.Equal("Catalogue", page.Heading);
        Assert.Contains("Loaded", page.Texts(".govuk-tag"));
        Assert.False(page.Has("table"));
    }

    [Fact]
    public async Task Refused_files_are_shown_with_file_line_and_mend_while_the_old_catalogue_stays()
    {
        var line = _catalogue.LineOf(Essentials, "title: Firewalls\n");
        _catalogue.Replace(Essentials, "title: Firewalls\n", "title:\n");

        await _administrator.PostFormAsync(Page, _ => { }, Cancellation);
        var page = await _administrator.GetAsync(Page, Cancellation);

        Assert.Equal(
            [Essentials, $"{line}", "'title' is empty. Write something after the colon."], page.Texts("tbody td"));
        Assert.Contains("Refused", page.Texts(".govuk-tag"));
        Assert.Contains("The newest files were refused.", page.Text(".govuk-warning-text"), StringComparison.Ordinal);
        var requirement = await _app.WithDbAsync(db => db.Requirements.SingleAsync(r => r.Code == "CE-1", Cancellation));
        Assert.Equal("Firewalls", requirement.Title);
    }

    [Fact]
    public async Task Changed_files_are_loaded_on_demand_and_what_the_council_chose_stays()
    {
        await _app.WithDbAsync(db => db.Controls
            .Where(c => c.Code == "MAL-01")
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.ReviewMonths, 1), Cancellation));
        _catalogue.Replace(Malware, "title: Malware protection", "title: Protection from malware");

        var page = await _administrator.PostFormAsync(Page, _ => { }, Cancellation);

        Assert.Contains(
            "1 entry of the catalogue changed.", page.Text(".govuk-notification-banner--success"), StringComparison.Ordinal);
        var control = await _app.WithDbAsync(db => db.Controls.SingleAsync(c => c.Code == "MAL-01", Cancellation));
        Assert.Equal("Protection from malware", control.Title);
        Assert.Equal(1, control.ReviewMonths);
    }

    [Fact]
    public async Task Someone_who_is_not_an_administrator_does_not_see_the_page()
    {
        using var officer = await _app.SignInAsync(Cancellation, CouncilRole.InformationGovernanceOfficer);

        var page = await officer.GetAsync(Page, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
