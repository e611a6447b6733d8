using CyberGov.Identity;

namespace CyberGov.BrowserTests.Administration;

public sealed class AdministrationJourneyTests(Chromium chromium)
{
    [Fact]
    public Task An_administrator_looks_after_the_system() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.Administrator);
        foreach (var (path, name) in new[]
        {
            ("/administration", "administration"),
            ("/administration/catalogue", "administration-catalogue"),
            ("/administration/jobs", "administration-jobs"),
            ("/administration/service-areas", "administration-service-areas-empty"),
        })
        {
            await journey.GoAsync(path);
            await journey.LookOverAsync(name);
        }

        await journey.PressAsync("Add");
        await journey.SeesErrorsAsync("Enter the name of the service area");
        await journey.FillAsync("Name of a new service area", "Housing");
        await journey.PressAsync("Add");
        await journey.SeesSuccessAsync("Housing is added.");
        await journey.LookOverAsync("administration-service-areas");
    });

    [Theory]
    [InlineData("/accessibility-statement", "accessibility-statement")]
    [InlineData("/no-such-page", "not-found")]
    [InlineData("/problem/400", "problem")]
    [InlineData("/problem/409", "someone-else-changed-this")]
    [InlineData("/problem/413", "too-large")]
    [InlineData("/set-password", "set-password")]
    public Task Pages_that_anyone_may_meet(string path, string name) => Journey.RunAsync(chromium, async journey =>
    {
        await journey.GoAsync(path);
        await journey.LookOverAsync(name);
    });
}
