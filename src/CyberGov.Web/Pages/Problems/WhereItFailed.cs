using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace CyberGov.Web.Pages.Problems;

/// <summary>Where someone was when what they sent was not taken, so that a page about it can lead back there.</summary>
public static partial class WhereItFailed
{
    /// <summary>The record whose code is in the address, such as /pias/PIA-2026-0007; it need not exist for them.</summary>
    public static string? Record(HttpContext context) =>
        Address(context) is { } address && RecordAddress().Match(address) is { Success: true } match ? match.Value : null;

    /// <summary>The page that was asked for; null when this one was asked for by hand.</summary>
    public static string? Address(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed ? failed.OriginalPathBase + failed.OriginalPath : null;

    public static bool SentAForm(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && Address(context) is not null;

    [GeneratedRegex(@"^/[a-z-]+/[A-Z]+[A-Z0-9]*-[0-9][0-9-]*(?=/|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RecordAddress();
}
