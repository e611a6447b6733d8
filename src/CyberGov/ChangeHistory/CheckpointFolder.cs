using System.Globalization;
using CyberGov.Storage;

namespace CyberGov.ChangeHistory;

/// <summary>Where checkpoints lie as files, out of the reach of whoever can write to the database only. Copy them elsewhere too.</summary>
public sealed class CheckpointFolder(string folder)
{
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Files = "checkpoint-*.txt";

    /// <summary>On the disk when it returns.</summary>
    public void Save(HistoryCheckpoint checkpoint)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnlyFile | UnixFileMode.UserExecute);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"checkpoint-{checkpoint.Sequence:000000000000}.txt");
        var part = Path.Combine(folder, $"{name}.{Guid.CreateVersion7():N}.part");
        DurableFile.Write(part, checkpoint.ToFile(), OwnerOnlyFile);
        File.Move(part, Path.Combine(folder, name), overwrite: true);
        DiskFlush.Folder(folder);
    }

    /// <summary>The paths of all there are, the oldest first.</summary>
    public IReadOnlyList<string> All() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, Files).Order(StringComparer.Ordinal)]
        : [];
}
