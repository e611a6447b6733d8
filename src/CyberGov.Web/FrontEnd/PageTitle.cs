using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CyberGov.Web.FrontEnd;

/// <summary>What a page tells its frame: width, position among pages, and so the words in the browser's tab.</summary>
public static class PageTitle
{
    private const string FullWidth = "FullWidth";
    private const string SigningIn = "SigningIn";
    private const string Position = "PagePosition";

    /// <summary>For registers and records: the whole frame instead of the measure for text and forms.</summary>
    public static void UseFullWidth(this ViewDataDictionary viewData) => viewData[FullWidth] = true;

    public static bool IsFullWidth(this ViewDataDictionary viewData) => viewData[FullWidth] is true;

    /// <summary>For pages that are about signing in, which need no link to it.</summary>
    public static void HideSignInLink(this ViewDataDictionary viewData) => viewData[SigningIn] = true;

    public static bool IsSigningIn(this ViewDataDictionary viewData) => viewData[SigningIn] is true;

    /// <summary>Says "page 2 of 4" in the title; the pagination calls it.</summary>
    public static void SetPagePosition(this ViewDataDictionary viewData, int page, int pages) =>
        viewData[Position] = $"(page {page} of {pages})";

    public static string For(ViewDataDictionary viewData, bool hasErrors, string councilName)
    {
        var position = viewData[Position] is string text ? " " + text : "";
        return $"{(hasErrors ? "Error: " : "")}{viewData["Title"]}{position} - CyberGov - {councilName}";
    }
}
