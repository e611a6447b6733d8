using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberGov.Web.FrontEnd;

public static class FrontEndServices
{
    /// <summary>Registers what pages need; register an <see cref="ILayoutReader"/> before it to name council and person.</summary>
    public static IServiceCollection AddFrontEnd(this IServiceCollection services)
    {
        services.TryAddScoped<ILayoutReader, ClaimsLayoutReader>();
        services.AddOptions<AccessibilityContact>().BindConfiguration("CyberGov:Accessibility");

        // After every other set-up, so that ours is the last word on wording.
        services.PostConfigure<MvcOptions>(options =>
        {
            options.AddPlainModelBindingMessages();
            options.Filters.Add<SomeoneElseChangedThisFilter>();
        });

        return services;
    }

    /// <summary>Turns failures into pages people can act on. Goes first; <see cref="UseUploadLimits"/> goes after routing.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use(SettleStatusAsync);

        return app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            // Nothing is written here: an empty answer goes to the page for its status.
            ExceptionHandler = _ => Task.CompletedTask,
            AllowStatusCode404Response = true,
        });
    }

    /// <summary>Answers 413 to what is announced as too big before reading it, while a browser still listens.</summary>
    public static IApplicationBuilder UseUploadLimits(this IApplicationBuilder app) =>
        app.Use(async (context, next) =>
        {
            var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();

            if (limit?.MaxRequestBodySize is not { } most || context.Request.ContentLength is not { } sent || sent <= most)
            {
                await next(context);
                return;
            }

            // The server reads on for a few seconds and throws the bytes away; cut off at once, a browser would show
            // "connection reset" in place of our page.
            if (!limit.IsReadOnly)
            {
                limit.MaxRequestBodySize = null;
            }

            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        });

    private static async Task SettleStatusAsync(HttpContext context, RequestDelegate next)
    {
        // Programs get the bare status; only people get pages.
        if (IsForPrograms(context.Request.Path))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }

        await next(context);

        // What a person may not see is not told apart from what is not there.
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status403Forbidden })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ||
        path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status500InternalServerError,
    };
}
