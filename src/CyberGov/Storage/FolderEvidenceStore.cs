using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace CyberGov.Storage;

/// <summary>Keeps each file once, in a folder, under the SHA-256 of its bytes: <c>ab/cdef…</c>.</summary>
/// <remarks>When <see cref="SaveAsync"/> returns, the bytes survive a crash and a power cut; when it throws, no half file can be read.</remarks>
public sealed class FolderEvidenceStore : IEvidenceStore
{
    private const int PrefixLength = 2;
    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder;
    private readonly bool[] _durablePrefixes = new bool[256];

    public FolderEvidenceStore(string folder)
    {
        _folder = Path.GetFullPath(folder);
        IncomingFolder = Path.Combine(_folder, "incoming");

        CreateFolder(_folder);
        CreateFolder(IncomingFolder);
        DiskFlush.Folder(_folder);
        DiskFlush.Folder(Path.GetDirectoryName(_folder) ?? _folder);
    }

    /// <summary>Where files are while they arrive. Nothing here is evidence yet.</summary>
    public string IncomingFolder { get; }

    public async Task<StoredFile> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(IncomingFolder, $"{Guid.CreateVersion7():N}.part");
        try
        {
            var stored = await WriteAsync(content, incoming, maxBytes, cancellationToken);
            Publish(incoming, stored.Sha256);
            return stored;
        }
        catch
        {
            AbandonedFiles.RemoveQuietly(incoming);
            throw;
        }
    }

    public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The store holds no file {sha256}.");
        }

        return Task.FromResult<Stream>(new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read,
            // Delete is shared so that storing the same bytes again can replace the name on Windows too.
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        }));
    }

    public Task<bool> ExistsAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(sha256)));

    public async Task<StoredState> VerifyAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await OpenReadAsync(sha256, cancellationToken);
            var found = await SHA256.HashDataAsync(content, cancellationToken);
            return Convert.ToHexStringLower(found) == sha256 ? StoredState.Sound : StoredState.Changed;
        }
        catch (FileNotFoundException)
        {
            return StoredState.Missing;
        }
    }

    public Task<bool> DiscardAsync(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        var isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
        }

        return Task.FromResult(isThere);
    }

    public Task<StoredEntry?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(sha256));
        return Task.FromResult(file.Exists ? EntryOf(sha256, file) : null);
    }

    public async IAsyncEnumerable<StoredEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in new DirectoryInfo(_folder).EnumerateDirectories().SelectMany(prefix => prefix.EnumerateFiles()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = file.Directory!.Name + file.Name;
            if (StoredFile.IsName(name))
            {
                yield return EntryOf(name, file);
            }
        }

        await Task.CompletedTask;
    }

    public int SweepIncoming(DateTimeOffset before) => AbandonedFiles.Sweep(IncomingFolder, "*.part", before);

    private static StoredEntry EntryOf(string sha256, FileInfo file) => new(sha256, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));

    private static async Task<StoredFile> WriteAsync(
        Stream content, string path, long maxBytes, CancellationToken cancellationToken)
    {
        await using var file = IncomingFile.Create(path);
        var stored = await IncomingFile.FillAsync(file, content, maxBytes, cancellationToken);
        DiskFlush.File(file.SafeFileHandle);
        return stored;
    }

    private void Publish(string incoming, string sha256)
    {
        var path = PathOf(sha256);
        var prefixFolder = Path.GetDirectoryName(path)!;
        MakePrefixDurable(prefixFolder, sha256);

        // Replacing bytes that are already there is safe (they are the same) and mends a copy the disk has damaged.
        File.Move(incoming, path, overwrite: true);
        DiskFlush.Folder(prefixFolder);
    }

    private void MakePrefixDurable(string prefixFolder, string sha256)
    {
        var prefix = Convert.FromHexString(sha256.AsSpan(0, PrefixLength))[0];
        if (_durablePrefixes[prefix])
        {
            return;
        }

        // Even when the folder exists: whoever made it may have been stopped before its name was on the disk.
        CreateFolder(prefixFolder);
        DiskFlush.Folder(_folder);
        _durablePrefixes[prefix] = true;
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnerOnlyFolder);
    }

    private string PathOf(string sha256)
    {
        var name = StoredFile.Name(sha256);
        return Path.Combine(_folder, name[..PrefixLength], name[PrefixLength..]);
    }
}
