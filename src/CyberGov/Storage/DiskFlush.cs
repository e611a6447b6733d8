using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace CyberGov.Storage;

/// <summary>Makes sure that what was written is on the disk itself, and says so when it is not.</summary>
/// <remarks>
/// On Linux, .NET 10's own <c>Flush(flushToDisk: true)</c> returns without a word when fsync fails,
/// so a file could be acknowledged and lost. The C library is asked directly and its answer is believed.
/// The error number read back afterwards is not reliable, so it is not reported.
/// </remarks>
internal static class DiskFlush
{
    private const int ReadOnly = 0;

    public static void File(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            ThrowUnlessZero(NativeMethods.FSync((int)file.DangerousGetHandle()), "a file");
        }
        finally
        {
            if (held)
            {
                file.DangerousRelease();
            }
        }
    }

    /// <summary>A new or renamed file survives a power cut only once its folder is on the disk too.</summary>
    public static void Folder(string path)
    {
        // Windows has no such call: NTFS journals the names itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = NativeMethods.Open(Encoding.UTF8.GetBytes(path + "\0"), ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException("A folder could not be opened to make its contents durable.");
        }

        try
        {
            ThrowUnlessZero(NativeMethods.FSync(descriptor), "a folder");
        }
        finally
        {
            // Nothing was written through this descriptor, so closing it cannot lose anything.
            _ = NativeMethods.Close(descriptor);
        }
    }

    private static void ThrowUnlessZero(int result, string what)
    {
        if (result != 0)
        {
            throw new IOException($"The disk did not confirm that {what} was written.");
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int FSync(int descriptor);

        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Open(byte[] nullTerminatedPath, int flags);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int Close(int descriptor);
    }
}
