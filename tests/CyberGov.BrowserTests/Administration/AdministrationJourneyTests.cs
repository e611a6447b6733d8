using CyberGov.Identity;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.BrowserTests.Administration;

public sealed class AdministrationJourneyTests(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_administrator_looks_after_the_system() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.Administrator);
        foreach (var (path, name) in new[]
        {
            ("/administration", "administration"),
            ("/administration/catalogue", "administration-catalogue"),
            ("/administration/jobs", "administration-jobs"),
            ("/administration/jobs/deliver-mail", "administration-job"),
            ("/administration/test-mail", "administration-test-mail"),
            ("/mail/refused", "mail-refused-nobody"),
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

    [Fact]
    public Task An_administrator_sees_a_failing_job_and_someone_whom_mail_does_not_reach() => Journey.RunAsync(chromium, async journey =>
    {
        await journey.SignInAsync(CouncilRole.Administrator);
        var lost = await journey.App.Council.AddPersonAsync(Token, CouncilRole.ControlOwner);
        await journey.App.WithDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == lost.Id, Token)).RefuseMail(journey.App.Clock.Now, "550 5.1.1 no such mailbox");
            var run = new JobRun { JobName = "check-evidence", StartedAt = journey.App.Clock.Now, Node = "borsetshire-web:812" };
            run.Finish(JobRunOutcome.Failed, journey.App.Clock.Now.AddSeconds(4), "The evidence store could not be read.");
            db.JobRuns.Add(run);
            await db.SaveChangesAsync(Token);
        });

        foreach (var (path, name) in new[]
        {
            ("/", "today-mail-refused"),
            ("/mail/refused", "mail-refused"),
            ($"/administration/people/{lost.Id}", "person-mail-refused"),
            ("/administration/jobs/check-evidence", "administration-job-failed"),
        })
        {
            await journey.GoAsync(path);
            await journey.LookOverAsync(name);
        }

        await journey.PressAsync("Run now");
        await journey.SeesSuccessAsync("check-evidence runs now. Load this page again to see how it went.");
        await journey.GoAsync("/administration/test-mail");
        await journey.PressAsync("Send a test mail");
        await journey.SeesErrorsAsync("Enter an e-mail address");
        await journey.FillAsync("Send it to", "me@borsetshire.gov.uk");
        await journey.PressAsync("Send a test mail");
        await journey.LookOverAsync("administration-test-mail-sent");
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
