using System.Text;
using CyberGov.Storage;

namespace CyberGov.ChangeHistory;

/// <summary>A small file that is on the disk itself when <see cref="Write"/> returns; its folder still has to be flushed.</summary>
internal static class DurableFile
{
    public static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush();
        DiskFlush.File(file.SafeFileHandle);
    }
}
