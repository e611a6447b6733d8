using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CyberGov.Web.FrontEnd;

/// <summary>The sentence that tells, on the next page, that an action is done.</summary>
public static class SuccessMessage
{
    internal const string CookieName = "CyberGov-Message";

    private const string Key = "SuccessMessage";

    /// <summary>Call before redirecting; the next page shows the sentence once, in a green banner above its heading.</summary>
    public static void ShowSuccess(this PageModel page, string sentence) => page.TempData[Key] = sentence;

    /// <summary>The same, with a second sentence where there is something more to know.</summary>
    public static void ShowSuccess(this PageModel page, string sentence, string? notice) =>
        page.ShowSuccess(notice is null ? sentence : $"{sentence}. {notice}");

    /// <summary>The sentence, which is then gone. Without its cookie nothing is read, so that nothing is written back.</summary>
    public static string? TakeSuccess(this ITempDataDictionary tempData, HttpRequest request) =>
        request.Cookies.ContainsKey(CookieName) ? tempData[Key] as string : null;
}
