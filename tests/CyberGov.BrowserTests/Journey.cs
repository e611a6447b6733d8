using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CyberGov.Identity;
using CyberGov.Testing;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests;

public sealed record JourneyOptions
{
    public bool JavaScript { get; init; } = true;

    public TestAppOptions App { get; init; } = new();
}

/// <summary>
/// One person's way through the pages in a real browser, against a program of its own. What goes wrong on the way, such as a
/// script error, fails it too; a failed journey leaves a picture and a trace in <c>output</c>.
/// </summary>
public sealed class Journey
{
    private static readonly string Output = Path.Combine(TestFolders.Repository, "tests", "CyberGov.BrowserTests", "output");

    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly JourneyOptions _options;

    private Journey(TestApp app, IPage page, JourneyOptions options)
    {
        (App, Page, _options) = (app, page, options);
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Response += (_, response) => Note(response.Status >= 500, $"{response.Status} from {response.Url}");
    }

    public TestApp App { get; }

    public IPage Page { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task RunAsync(Chromium chromium, Func<Journey, Task> walk) => RunAsync(chromium, new JourneyOptions(), walk);

    public static async Task RunAsync(Chromium chromium, JourneyOptions options, Func<Journey, Task> walk)
    {
        await using var app = await TestApp.StartAsync(options.App, Token);
        await using var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            JavaScriptEnabled = options.JavaScript,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ViewportSize = PageChecks.Wide,
        });
        context.SetDefaultTimeout(15_000);
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        var page = await context.NewPageAsync();
        var journey = new Journey(app, page, options);

        try
        {
            await walk(journey);
            journey.AssertNoTrouble();
        }
        catch
        {
            await KeepAsync(context, page);
            TestContext.Current.TestOutputHelper?.WriteLine($"At {page.Url}\n{app.Log}");
            throw;
        }
    }

    /// <summary>Signs in on the page as a new person with these roles.</summary>
    public async Task<Person> SignInAsync(params CouncilRole[] roles)
    {
        var person = await App.Council.AddPersonAsync(Token, roles);
        await SignInAsync(person);
        return person;
    }

    public async Task SignInAsync(Person person)
    {
        await Page.GotoAsync("/sign-in");
        await FillAsync("E-mail address", person.Email!);
        await FillAsync("Password", TestCouncil.Password);
        await PressAsync("Sign in");
        await SeesAsync("Today");
    }

    /// <summary>Someone else sits down at the same browser.</summary>
    public async Task HandOverToAsync(Person person)
    {
        await Page.Context.ClearCookiesAsync();
        await SignInAsync(person);
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public Task FillAsync(string label, string text) => Main.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task ChooseAsync(string label, string option) =>
        Main.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task TickAsync(string label) => Main.GetByLabel(label, new() { Exact = true }).CheckAsync();

    public Task PressAsync(string button) => Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) =>
        Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Waits until the page's heading says this.</summary>
    public Task SeesAsync(string heading) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);

    /// <summary>Waits until the green banner says this.</summary>
    public Task SeesSuccessAsync(string sentence) =>
        Assertions.Expect(Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync(sentence);

    /// <summary>Waits until the error summary has the focus and lists these sentences, each a link to its field.</summary>
    public async Task SeesErrorsAsync(params string[] sentences)
    {
        var summary = Page.Locator(".govuk-error-summary");
        await Assertions.Expect(summary.Locator("li")).ToHaveTextAsync(sentences);
        Assert.StartsWith("Error: ", await Page.TitleAsync(), StringComparison.Ordinal);
        foreach (var link in await summary.Locator("li a").AllAsync())
        {
            var target = await link.GetAttributeAsync("href");
            Assert.Equal(1, await Page.Locator(target!).CountAsync());
        }

        if (_options.JavaScript)
        {
            await Assertions.Expect(summary).ToBeFocusedAsync();
        }
    }

    /// <summary>Looks the page over as it stands now; see <see cref="PageChecks"/>.</summary>
    public async Task LookOverAsync(string name)
    {
        AssertNoTrouble();
        await PageChecks.LookOverAsync(Page, name, _options.JavaScript);
    }

    /// <summary>Follows the link that begins with these words, and takes what the server sends.</summary>
    public async Task<byte[]> DownloadAsync(string link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(
            () => Main.Locator("a", new() { HasTextRegex = new Regex($"^{Regex.Escape(link)}", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), Token);
    }

    private ILocator Main => Page.Locator("main");

    private void Note(bool isTrouble, string text)
    {
        // Browsers report every answer of 400 and above as an error of the console; those of ours are looked at by themselves.
        if (isTrouble && !text.Contains("the server responded with a status of 4", StringComparison.Ordinal))
        {
            _troubles.Enqueue(text);
        }
    }

    private void AssertNoTrouble() => Assert.True(_troubles.IsEmpty, string.Join('\n', _troubles));

    private static async Task KeepAsync(IBrowserContext context, IPage page)
    {
        var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        Directory.CreateDirectory(Output);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Output, $"{name}.png"), FullPage = true });
        await context.Tracing.StopAsync(new() { Path = Path.Combine(Output, $"{name}.zip") });
    }
}
