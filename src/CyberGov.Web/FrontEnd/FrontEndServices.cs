using CyberGov.Web.UnsavedForms;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace CyberGov.Web.FrontEnd;

public static class FrontEndServices
{
    private const int SqliteFull = 13;

    /// <summary>The file by which connections share what is written could not grow (SQLITE_IOERR_SHMSIZE).</summary>
    private const int SqliteNoRoomToShare = 4874;

    /// <summary>ENOSPC, and what Windows says.</summary>
    private static readonly int[] NoSpaceLeft = [28, unchecked((int)0x80070070)];

    /// <summary>Registers what pages need; register an <see cref="ILayoutReader"/> of your own to name council and person.</summary>
    public static void AddFrontEnd(this WebApplicationBuilder builder)
    {
        // Started from a build, not published: compressed files lie beside it, and are kept by browsers for ever all the
        // same, because a change gives them a new name. A developer's browser asks each time.
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment() ? "true" : "false";

        var services = builder.Services;
        services.TryAddScoped<ILayoutReader, ClaimsLayoutReader>();
        services.AddOptions<AccessibilityContact>().BindConfiguration("CyberGov:Accessibility");

        // After every other set-up, so that ours is the last word on wording.
        services.PostConfigure<MvcOptions>(options =>
        {
            options.AddPlainModelBindingMessages();
            options.LetTheAddressDecide();
            options.Filters.Add<SomeoneElseChangedThisFilter>();
            options.Filters.Add<TypedTextFilter>();
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = SuccessMessage.CookieName;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
    }

    /// <summary>Turns failures into pages people can act on. Goes first; <see cref="UseUploadLimits"/> goes after routing.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use(SettleStatusAsync);

        return app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            ExceptionHandler = WriteLastResortAsync,
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

    /// <summary>
    /// Writes nothing at first: an empty answer goes to the page for its status. When that page fails as well, as it does
    /// while nobody can be recognised because the database is away, a few words that need nothing must do.
    /// </summary>
    private static Task WriteLastResortAsync(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head><meta charset="utf-8"><title>Sorry, there is a problem - CyberGov</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body><main><h1>Sorry, there is a problem</h1><p>CyberGov cannot show any page at the moment. Try again in a few minutes. If it goes on, tell the person who runs this system.</p></main></body>
            </html>
            """,
            context.RequestAborted);
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ||
        path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        _ when HasNoRoom(exception) => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Whether the database's disk is full; nothing was saved then.</summary>
    private static bool HasNoRoom(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteNoRoomToShare } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        IOException io when NoSpaceLeft.Contains(io.HResult) => true,
        { InnerException: { } inner } => HasNoRoom(inner),
        _ => false,
    };
}
