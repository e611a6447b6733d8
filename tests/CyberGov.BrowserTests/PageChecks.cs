using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberGov.BrowserTests;

/// <summary>What must hold for every page in every state: no axe violation and no scrolling in two directions, wide and narrow.</summary>
public static class PageChecks
{
    public static readonly ViewportSize Wide = new() { Width = 1280, Height = 900 };

    /// <summary>A small telephone, or a desktop at 400 % zoom (WCAG 1.4.10).</summary>
    private static readonly ViewportSize Narrow = new() { Width = 320, Height = 640 };

    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"),
        Rules = new Dictionary<string, RuleOptions>(StringComparer.Ordinal)
        {
            // A best practice only; the GOV.UK pattern puts the link back and the breadcrumbs before the main content.
            ["region"] = new() { Enabled = false },

            // Experimental in axe, and wrong about the GOV.UK file upload, whose name holds its visible text among more.
            ["label-content-name-mismatch"] = new() { Enabled = false },
        },
    };

    public static async Task LookOverAsync(IPage page, string name, bool javaScript)
    {
        foreach (var size in new[] { Wide, Narrow })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await AssertReflowsAsync(page, name, size.Width);
            if (javaScript)
            {
                await AxeAsync(page, $"{name} at {size.Width} px");
            }

            await PictureAsync(page, $"{name}-{size.Width}");
        }

        await page.SetViewportSizeAsync(Wide.Width, Wide.Height);
    }

    /// <summary>Fails with each violation of WCAG 2.2 A and AA: the rule, what it asks and where.</summary>
    public static async Task AxeAsync(IPage page, string name)
    {
        var result = await page.RunAxe(Wcag22);
        var violations = result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n" + string.Join('\n', v.Nodes.Select(n => $"    {n.Html}")));

        Assert.True(result.Violations.Length == 0, $"{name}\n{string.Join('\n', violations)}");
        Assert.True(result.Passes.Length > 5, $"axe looked at next to nothing on {name}.");
    }

    private static async Task AssertReflowsAsync(IPage page, string name, int width)
    {
        var scrolled = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (scrolled > 0)
        {
            var widest = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('body *')]
                  .filter(e => e.getBoundingClientRect().left + e.scrollWidth > document.documentElement.clientWidth + 1)
                  .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
                """);
            Assert.Fail($"{name} scrolls sideways by {scrolled} px at {width} px:\n{string.Join('\n', widest)}");
        }
    }

    /// <summary>Keeps a picture when <c>CYBERGOV_SCREENSHOTS</c> names a folder.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CYBERGOV_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
