using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberGov.Identity;

namespace CyberGov.Testing.Web;

/// <summary>Someone who uses the pages over HTTP as a browser without JavaScript does: cookies, redirects, real forms.</summary>
public sealed class TestVisitor : IDisposable
{
    private const int MostRedirects = 10;

    private readonly TestApp _app;

    public TestVisitor(TestApp app)
    {
        _app = app;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies })
        {
            BaseAddress = app.Address,
            Timeout = TimeSpan.FromMinutes(1),
        };
    }

    /// <summary>For requests that are not about pages. It follows no redirects.</summary>
    public HttpClient Http { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Null for a visitor who has not signed in.</summary>
    public Person? Person { get; internal set; }

    public void Dispose() => Http.Dispose();

    /// <summary>Opens a page that must be there.</summary>
    public async Task<TestPage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var page = await GetAsync(path, cancellationToken);
        return page.Status == HttpStatusCode.OK
            ? page
            : throw new InvalidOperationException($"{path} answered {page.Status} at {page.Path}: {page.Text("main")}\n{_app.Log}");
    }

    /// <summary>Opens a page whatever its status, following redirects.</summary>
    public async Task<TestPage> GetAsync(string path, CancellationToken cancellationToken) =>
        await FollowAsync(await Http.GetAsync(path, cancellationToken), cancellationToken);

    /// <summary>Opens the page, fills in its form and sends it.</summary>
    /// <param name="path">The page that shows the form.</param>
    /// <param name="fill">Enters values; what it leaves alone is sent as the page shows it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<TestPage> PostFormAsync(string path, Action<TestForm> fill, CancellationToken cancellationToken) =>
        await PostFormAsync(await OpenAsync(path, cancellationToken), fill, new FormChoice(), cancellationToken);

    public async Task<TestPage> PostFormAsync(
        TestPage page, Action<TestForm> fill, FormChoice choice, CancellationToken cancellationToken)
    {
        var element = choice.Find(page);
        var form = new TestForm(element, choice.FindButton(element));
        fill(form);

        var action = new Uri(new Uri(_app.Address, page.Path), form.Action.Length == 0 ? page.Path : form.Action);
        if (form.IsGet)
        {
            using var query = new FormUrlEncodedContent(form.Values);
            return await GetAsync($"{action.AbsolutePath}?{await query.ReadAsStringAsync(cancellationToken)}", cancellationToken);
        }

        using var content = ContentOf(form, choice.Files);
        return await FollowAsync(await Http.PostAsync(action, content, cancellationToken), cancellationToken);
    }

    /// <summary>Signs in on the real page.</summary>
    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var answer = await TrySignInAsync(email, password, cancellationToken);
        if (answer.Status != HttpStatusCode.OK || answer.Has("input[type=password]"))
        {
            throw new InvalidOperationException(
                $"Signing in ended at {answer.Path} with {answer.Status}: {string.Join("; ", answer.Errors)}\n{_app.Log}");
        }
    }

    public async Task<TestPage> TrySignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var page = await OpenAsync("/sign-in", cancellationToken);
        return await PostFormAsync(
            page,
            form =>
            {
                form.Fill(NameOf(page, "input[type=email]"), email);
                form.Fill(NameOf(page, "input[type=password]"), password);
            },
            new FormChoice { Form = "form:has(input[type=password])" },
            cancellationToken);
    }

    private static string NameOf(TestPage page, string selector) =>
        page.Document.QuerySelector(selector)?.GetAttribute("name")
        ?? throw new InvalidOperationException($"{page.Path} has no {selector}.");

    private async Task<TestPage> FollowAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        for (var redirects = 0; response.Headers.Location is { } location && redirects < MostRedirects; redirects++)
        {
            var next = new Uri(response.RequestMessage!.RequestUri!, location);
            response.Dispose();
            response = await Http.GetAsync(next, cancellationToken);
        }

        using (response)
        {
            var html = await response.Content.ReadAsStringAsync(cancellationToken);
            var document = await new HtmlParser().ParseDocumentAsync(html, cancellationToken);
            return new TestPage(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, document);
        }
    }

    private static HttpContent ContentOf(TestForm form, IReadOnlyList<TestFile> files)
    {
        if (!form.IsMultipart)
        {
            return files.Count == 0
                ? new FormUrlEncodedContent(form.Values)
                : throw new InvalidOperationException("The form does not take files.");
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Values)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
            content.Add(part, file.Field, file.FileName);
        }

        return content;
    }
}

/// <summary>Which form of a page, and which of its buttons.</summary>
public sealed record FormChoice
{
    public string Form { get; init; } = "main form";

    /// <summary>A selector; null when the form has one button, or the button says nothing.</summary>
    public string? Button { get; init; }

    public IReadOnlyList<TestFile> Files { get; init; } = [];

    internal IHtmlFormElement Find(TestPage page) =>
        (IHtmlFormElement?)page.Document.QuerySelector(Form)
        ?? throw new InvalidOperationException($"{page.Path} has no form that matches {Form}.");

    internal IHtmlElement? FindButton(IHtmlFormElement form) => Button is null
        ? null
        : (IHtmlElement?)form.QuerySelector(Button)
            ?? throw new InvalidOperationException($"The form has no button that matches {Button}.");
}
