using System.Diagnostics;
using CyberGov.Web.FrontEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.UnitTests.FrontEnd;

public sealed class ProblemPagesTests
{
    [Theory]
    [InlineData(StatusCodes.Status404NotFound, "/problem/404")]
    [InlineData(StatusCodes.Status403Forbidden, "/problem/404")]
    [InlineData(StatusCodes.Status413PayloadTooLarge, "/problem/413")]
    [InlineData(StatusCodes.Status400BadRequest, "/problem/400")]
    public async Task An_empty_answer_becomes_the_page_for_its_status_and_forbidden_is_not_told_from_missing(int status, string page)
    {
        var (_, text) = await AskAsync("/evidence/EV-2026-0001", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        Assert.Equal("page " + page, text);
    }

    [Fact]
    public async Task A_lost_race_a_body_too_large_and_a_failure_each_have_their_status()
    {
        Assert.Equal((409, "page /problem/409"), await AskAsync("/x", _ => throw new DbUpdateConcurrencyException("raced")));
        Assert.Equal((413, "page /problem/413"), await AskAsync("/x", _ => throw new BadHttpRequestException("big", 413)));
        Assert.Equal((500, "page /problem/500"), await AskAsync("/x", _ => throw new InvalidOperationException("boom")));
    }

    [Theory]
    [InlineData("/api/v1/controls")]
    [InlineData("/health/ready")]
    public async Task Programs_get_the_bare_status(string path)
    {
        var (status, text) = await AskAsync(path, _ => throw new InvalidOperationException("boom"));

        Assert.Equal(500, status);
        Assert.Empty(text);
    }

    [Fact]
    public async Task When_the_page_about_a_failure_fails_too_a_few_plain_words_remain()
    {
        var (status, text) = await AskAsync("/x", _ => throw new InvalidOperationException("boom"), problemPagesFail: true);

        Assert.Equal(500, status);
        Assert.Contains("<h1>Sorry, there is a problem</h1>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_001, true)]
    [InlineData(1_000, false)]
    [InlineData(null, false)]
    public async Task What_is_announced_as_too_large_is_refused_before_it_is_read(int? announced, bool isRefused)
    {
        var (status, text) = await AskAsync("/evidence/add", context => context.Response.WriteAsync("read"), announced);

        Assert.Equal(isRefused ? (413, "page /problem/413") : (200, "read"), (status, text));
    }

    private static async Task<(int Status, string Text)> AskAsync(
        string path, RequestDelegate answer, int? announced = null, bool problemPagesFail = false)
    {
        using var listener = new DiagnosticListener("test");
        await using var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(listener).BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseProblemPages();
        app.UseUploadLimits();
        app.Run(context => !context.Request.Path.StartsWithSegments("/problem", StringComparison.Ordinal) || problemPagesFail
            ? answer(context)
            : context.Response.WriteAsync("page " + context.Request.Path));

        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Path = path;
        context.Request.ContentLength = announced;
        context.Features.Set<IHttpMaxRequestBodySizeFeature>(new BodyLimit { MaxRequestBodySize = 1_000 });
        using var body = new MemoryStream();
        context.Response.Body = body;
        await app.Build()(context);
        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private sealed class BodyLimit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}
