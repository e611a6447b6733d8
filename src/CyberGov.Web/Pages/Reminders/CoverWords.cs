namespace CyberGov.Web.Pages.Reminders;

internal static class CoverWords
{
    /// <param name="cover">Who covers, if anyone is named.</param>
    /// <param name="besides">What else to know, such as that they are away too.</param>
    public static string Saved(string? cover, string besides)
    {
        var saved = cover is null
            ? "The absence is saved. The deputy, or else the line manager, is told meanwhile."
            : $"The absence is saved. {cover} covers and is told by mail.";

        return besides.Length == 0 ? saved : $"{saved} {besides}";
    }
}
