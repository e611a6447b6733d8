using CyberGov.Storage;

namespace CyberGov.Packs;

/// <summary>Where finished packs lie. A pack appears under its name only when it is whole and on the disk.</summary>
public sealed class PackFolder
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Longer than any build is silent; what an ended process left behind is cleared after it.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    private readonly string _folder;

    public PackFolder(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
        }
        else
        {
            Directory.CreateDirectory(_folder, OwnerOnlyFile | UnixFileMode.UserExecute);
        }
    }

    public static string FileNameOf(string packCode) => $"{packCode}.zip";

    public bool Exists(string packCode) => File.Exists(PathOf(packCode));

    /// <returns>Null when the file is not there.</returns>
    public FileStream? OpenRead(string packCode)
    {
        var path = PathOf(packCode);
        return !File.Exists(path) ? null : new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
    }

    /// <returns>False when the file was not there.</returns>
    public bool Discard(string packCode)
    {
        if (!Exists(packCode))
        {
            return false;
        }

        File.Delete(PathOf(packCode));
        return true;
    }

    internal FileStream CreatePart(string packCode) => Create(packCode, FileOptions.None);

    /// <summary>A file to work in that vanishes when it is closed.</summary>
    internal FileStream CreateScratch() => Create("scratch", FileOptions.DeleteOnClose);

    internal void Publish(string partPath, string packCode)
    {
        File.Move(partPath, PathOf(packCode), overwrite: true);
        DiskFlush.Folder(_folder);
    }

    internal void SweepParts(DateTimeOffset now)
    {
        foreach (var part in Directory.EnumerateFiles(_folder, "*.part"))
        {
            if (File.GetLastWriteTimeUtc(part) < now.UtcDateTime - AbandonedAfter)
            {
                File.Delete(part);
            }
        }
    }

    private FileStream Create(string name, FileOptions fileOptions)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 256 * 1024,
            Options = fileOptions,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return new FileStream(Path.Combine(_folder, $"{name}.{Guid.CreateVersion7():N}.part"), options);
    }

    private string PathOf(string packCode)
    {
        if (packCode.Length == 0 || !packCode.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new ArgumentException($"{packCode} is not the code of a pack.", nameof(packCode));
        }

        return Path.Combine(_folder, FileNameOf(packCode));
    }
}
