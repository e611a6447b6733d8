using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberGov.Testing.Web;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>What the server said is safely logged: the item's code and the hash of the file sent with it.</summary>
internal sealed record Acknowledged(string Code, string Sha256);

/// <summary>Signs in once and then uploads as fast as the server answers; the cookie outlives the server, as a browser's does.</summary>
internal sealed class Uploader : IDisposable
{
    private readonly HttpClient _http;
    private IReadOnlyList<KeyValuePair<string, string>> _fields = [];

    public Uploader(int port) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        Timeout = TimeSpan.FromSeconds(30),
    };

    public ConcurrentQueue<Acknowledged> Acknowledged { get; } = new();

    public void Dispose() => _http.Dispose();

    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var form = await FormAsync("/sign-in", "form:has(input[type=password])", cancellationToken);
        form.Fill("Email", email);
        form.Fill("Password", password);
        using var content = new FormUrlEncodedContent(form.Values);
        using var answer = await _http.PostAsync("/sign-in", content, cancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var log = await FormAsync("/evidence/log?control=IAM-03", "main form", cancellationToken);
        log.Fill("Title", "Uploaded while the server was killed");
        log.Fill("Shows", "Nothing acknowledged is lost");
        log.Fill("Kind", "Report");
        log.Fill("Marking", "Official");
        _fields = log.Values;
    }

    /// <summary>Uploads different files until the connection breaks.</summary>
    public async Task UploadUntilKilledAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var bytes = PdfOf(RandomNumberGenerator.GetInt32(1, 800_000));
                using var content = ContentOf(bytes);
                using var answer = await _http.PostAsync("/evidence/log", content, cancellationToken);
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

                var code = answer.Headers.Location!.ToString().Split('/')[^1];
                Acknowledged.Enqueue(new Acknowledged(code, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            }
        }
        catch (HttpRequestException)
        {
            // Killed in the middle: what was not acknowledged may or may not be there.
        }
    }

    /// <summary>Uploads these bytes once and returns what the person then reads: the item's code, or what went wrong.</summary>
    public async Task<(string? Code, string Said)> UploadAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var content = ContentOf(bytes);
        using var answer = await _http.PostAsync("/evidence/log", content, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            var code = answer.Headers.Location!.ToString().Split('/')[^1];
            Acknowledged.Enqueue(new Acknowledged(code, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            return (code, string.Empty);
        }

        var html = await answer.Content.ReadAsStringAsync(cancellationToken);
        var document = await new HtmlParser().ParseDocumentAsync(html, cancellationToken);
        return (null, document.QuerySelector(".govuk-error-summary, h1")?.TextContent.Trim() ?? answer.StatusCode.ToString());
    }

    /// <summary>Whether a page still opens.</summary>
    public async Task<bool> OpensAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _http.GetAsync(path, cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>The hashes of the files that the item's page offers, as downloaded.</summary>
    public async Task<List<string>> DownloadedHashesAsync(string code, CancellationToken cancellationToken)
    {
        using var page = await _http.GetAsync($"/evidence/{code}", cancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync(cancellationToken), cancellationToken);

        var hashes = new List<string>();
        foreach (var link in document.QuerySelectorAll($"a[href^='/evidence/{code}/files/']"))
        {
            var bytes = await _http.GetByteArrayAsync(link.GetAttribute("href"), cancellationToken);
            hashes.Add(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        return hashes;
    }

    public static byte[] PdfOf(int length)
    {
        var filling = Convert.ToHexString(RandomNumberGenerator.GetBytes(Math.Max(16, length / 2)));
        return Encoding.ASCII.GetBytes($"%PDF-1.4\n%{filling}\nstartxref\n9\n%%EOF\n");
    }

    private MultipartFormDataContent ContentOf(byte[] bytes)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in _fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(bytes), "Files", "upload.pdf");
        return content;
    }

    private async Task<TestForm> FormAsync(string path, string selector, CancellationToken cancellationToken)
    {
        var html = await _http.GetStringAsync(path, cancellationToken);
        var document = await new HtmlParser().ParseDocumentAsync(html, cancellationToken);
        return new TestForm((IHtmlFormElement)document.QuerySelector(selector)!, null);
    }
}
