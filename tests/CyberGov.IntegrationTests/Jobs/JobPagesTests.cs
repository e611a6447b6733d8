using System.Net;
using System.Text.Json;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Jobs;

public sealed class JobPagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_job_is_seen_with_its_error_its_next_try_and_its_runs()
    {
        await using var app = await StartAsync();
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        app.Services.GetRequiredService<JobLog>().Work = () => throw new IOException("The disk is full.");
        await RunOwedAsync(app);

        var list = await administrator.OpenAsync("/administration/jobs", Token);
        Assert.Contains("Failed The disk is full.", list.Text("tbody tr"), StringComparison.Ordinal);
        Assert.Contains("8 September 2026", list.Text("td[data-label='Next run']"), StringComparison.Ordinal);
        Assert.Contains("failed 1 time in a row", list.Text("td[data-label='Next run']"), StringComparison.Ordinal);

        var details = await administrator.OpenAsync($"/administration/jobs/{Timetable.JobName}", Token);
        Assert.Contains("The disk is full.", details.Text("tbody tr"), StringComparison.Ordinal);
        var today = await administrator.OpenAsync("/", Token);
        Assert.Contains(today.Texts(".tile"), t => t.StartsWith("1jobs whose last run failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_now_is_noted_and_served_at_the_next_wake()
    {
        await using var app = await StartAsync();
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        await RunOwedAsync(app);

        var page = await administrator.PostFormAsync($"/administration/jobs/{Timetable.JobName}", _ => { }, Token);
        Assert.Contains("Asked for: now", page.Text("main"), StringComparison.Ordinal);

        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await RunOwedAsync(app);
        Assert.Equal(2, app.Services.GetRequiredService<JobLog>().Runs);
        var noted = await app.WithDbAsync(db => db.ChangeHistory.SingleAsync(h => h.Subject == nameof(JobRun), Token));
        Assert.Equal(administrator.Person!.Id, noted.PersonId);
    }

    [Fact]
    public async Task A_job_that_did_not_run_when_due_is_told_on_the_page_on_today_and_in_the_health_report()
    {
        await using var app = await StartAsync();
        using var administrator = await app.SignInAsync(Token, CouncilRole.Administrator);
        await RunOwedAsync(app);
        Assert.Equal("Healthy", await StatusOfJobsAsync(administrator.Http));

        app.Clock.Advance(TimeSpan.FromDays(1));

        using var late = await app.SignInAsync(Token, CouncilRole.Administrator);
        Assert.Contains(Timetable.JobName, (await late.OpenAsync("/administration/jobs", Token)).Text(".govuk-warning-text"), StringComparison.Ordinal);
        Assert.Contains("1 job has not run when due", (await late.OpenAsync("/", Token)).Text("main"), StringComparison.Ordinal);
        Assert.Equal("Unhealthy", await StatusOfJobsAsync(late.Http));
    }

    [Fact]
    public async Task Only_administrators_read_the_health_report()
    {
        await using var app = await StartAsync();
        using var visitor = app.Visitor();
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        using var asVisitor = await visitor.Http.GetAsync("/health/detail", Token);
        using var asOfficer = await officer.Http.GetAsync("/health/detail", Token);

        Assert.DoesNotContain("checks", await asVisitor.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, asOfficer.StatusCode);
    }

    private static async Task<string?> StatusOfJobsAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/health/detail", Token);
        using var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(["database", "jobs", "mail", "reminders", "storage", "disk"], report.RootElement.GetProperty("checks").EnumerateObject().Select(c => c.Name));

        return report.RootElement.GetProperty("checks").GetProperty("jobs").GetProperty("status").GetString();
    }

    private static Task RunOwedAsync(TestApp app) => app.Services.GetRequiredService<RecurringJobRunner>().RunAllOwedAsync(Token);

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(new TestAppOptions { Services = Timetable.OneDailyJob }, Token);
}
