using System.Buffers;
using System.Security.Cryptography;

namespace CyberGov.Storage;

/// <summary>Keeps each file once, in a folder, under the SHA-256 of its bytes: <c>ab/cdef…</c>.</summary>
/// <remarks>When <see cref="SaveAsync"/> returns, the bytes survive a crash and a power cut; when it throws, no half file can be read.</remarks>
public sealed class FolderEvidenceStore
{
    private const int ChunkBytes = 128 * 1024;
    private const int PrefixLength = 2;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnlyFile | UnixFileMode.UserExecute;

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

    /// <summary>Stores the rest of the stream. The same bytes are stored once, however often they come.</summary>
    /// <exception cref="FileTooLargeException">There are more than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="IOException">The disk is full or failing; nothing was acknowledged.</exception>
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

    /// <summary>Opens a stored file for reading.</summary>
    /// <exception cref="FileNotFoundException">No such bytes are stored.</exception>
    public Stream OpenRead(string sha256)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"The store holds no file {sha256}.");
        }

        return new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read,
            // Delete is shared so that storing the same bytes again can replace the name on Windows too.
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
    }

    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Reads the file again: is it there, and are its bytes still what they were?</summary>
    public async Task<bool> VerifyAsync(string sha256, CancellationToken cancellationToken)
    {
        if (!Exists(sha256))
        {
            return false;
        }

        await using var content = OpenRead(sha256);
        var found = await SHA256.HashDataAsync(content, cancellationToken);
        return Convert.ToHexStringLower(found) == sha256;
    }

    /// <summary>Takes a stored file out for good. No record may point to it any more.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Discard(string sha256)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path))
        {
            return false;
        }

        File.Delete(path);
        return true;
    }

    /// <summary>Clears away what unfinished uploads left behind before a crash; returns how many there were.</summary>
    /// <param name="before">Files touched since are left alone: another node may be writing them.</param>
    public int SweepIncoming(DateTimeOffset before) => AbandonedFiles.Sweep(IncomingFolder, "*.part", before);

    private static async Task<StoredFile> WriteAsync(
        Stream content, string path, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, NewFile());
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var length = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, ChunkBytes), cancellationToken)) > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    throw new FileTooLargeException(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            DiskFlush.File(file.SafeFileHandle);
            return new StoredFile(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return options;
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

    /// <summary>The only way a path is made: from 64 checked hexadecimal digits, never from what a person typed.</summary>
    private string PathOf(string sha256)
    {
        if (sha256.Length != SHA256.HashSizeInBytes * 2 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("A stored file is named by 64 lower-case hexadecimal digits.", nameof(sha256));
        }

        return Path.Combine(_folder, sha256[..PrefixLength], sha256[PrefixLength..]);
    }
}
