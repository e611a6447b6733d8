using System.Globalization;

namespace CyberGov.Web.Pages.Packs;

/// <summary>Sizes of files as people read them.</summary>
public static class FileSize
{
    private const int Step = 1000;
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>17 MB, or 1.4 GB; the exact number of bytes is for the small print.</summary>
    public static string InWords(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= Step && unit < Units.Length - 1)
        {
            size /= Step;
            unit++;
        }

        var format = unit > 0 && size < 10 ? "0.0" : "0";
        return $"{size.ToString(format, CultureInfo.InvariantCulture)} {(bytes == 1 ? "byte" : Units[unit])}";
    }
}
