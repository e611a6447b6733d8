using System.Net;
using AngleSharp.Html.Parser;

namespace CyberGov.Benchmarks.Serving;

/// <summary>The council's officer at a browser, signed in on the real page.</summary>
internal sealed class Officer : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _site;

    public Officer(Uri site)
    {
        _site = site;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = site };
    }

    /// <summary>As a browser would send them.</summary>
    public string Cookies => _cookies.GetCookieHeader(_site);

    /// <summary>A sign-in is looked at again after a minute, so each race begins with a fresh one.</summary>
    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await _http.GetStringAsync("/sign-in", cancellationToken), cancellationToken);
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [new("Email", email), new("Password", password), new("__RequestVerificationToken", token)]);
        using var answer = await _http.PostAsync("/sign-in", form, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
        {
            throw new InvalidOperationException($"The officer could not sign in: {answer.StatusCode}.");
        }
    }

    public Task<string> ReadAsync(string path, CancellationToken cancellationToken) => _http.GetStringAsync(path, cancellationToken);

    public void Dispose() => _http.Dispose();
}
