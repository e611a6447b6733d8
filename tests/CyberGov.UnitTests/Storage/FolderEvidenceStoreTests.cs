using System.Security.Cryptography;
using System.Text;
using CyberGov.Storage;

namespace CyberGov.UnitTests.Storage;

public sealed class FolderEvidenceStoreTests : IDisposable
{
    private const long Limit = 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("cybergov-store-").FullName;
    private readonly FolderEvidenceStore _store;

    public FolderEvidenceStoreTests() => _store = new FolderEvidenceStore(Path.Combine(_folder, "evidence"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_kept_under_its_hash_and_reads_back_byte_for_byte()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var stored = await SaveAsync(bytes);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(new StoredFile(hash, bytes.Length), stored);
        Assert.Equal(bytes, await ReadAsync(hash));
        Assert.Equal([Path.Combine(hash[..2], hash[2..])], StoredPaths());
        Assert.Empty(Directory.GetFiles(_store.IncomingFolder));
    }

    [Fact]
    public async Task The_same_bytes_saved_twenty_times_at_once_are_stored_once()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);

        var stored = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SaveAsync(bytes), Token)));

        var one = Assert.Single(stored.Distinct());
        Assert.Single(StoredPaths());
        Assert.Equal(StoredState.Sound, await _store.VerifyAsync(one.Sha256, Token));
        Assert.Empty(Directory.GetFiles(_store.IncomingFolder));
    }

    [Fact]
    public async Task A_reader_is_not_disturbed_when_the_same_bytes_are_saved_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var stored = await SaveAsync(bytes);

        await using var reader = await _store.OpenReadAsync(stored.Sha256, Token);
        await SaveAsync(bytes);

        Assert.Equal(bytes, await ReadAllAsync(reader));
    }

    [Fact]
    public async Task More_bytes_than_allowed_are_refused_and_nothing_is_kept()
    {
        var refusal = await Assert.ThrowsAsync<FileTooLargeException>(
            () => _store.SaveAsync(new MemoryStream(new byte[11]), 10, Token));

        Assert.Equal(10, refusal.MaxBytes);
        AssertNothingIsKept();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_keeps_nothing()
    {
        await using var broken = new BreakingStream(200_000);

        await Assert.ThrowsAsync<IOException>(() => _store.SaveAsync(broken, Limit, Token));

        AssertNothingIsKept();
    }

    [Fact]
    public async Task A_damaged_file_fails_its_check_and_is_mended_by_saving_it_again()
    {
        var bytes = Encoding.UTF8.GetBytes("Board minutes");
        var stored = await SaveAsync(bytes);
        await File.WriteAllTextAsync(Path.Combine(_folder, "evidence", StoredPaths()[0]), "Bored minutes", Token);

        Assert.Equal(StoredState.Changed, await _store.VerifyAsync(stored.Sha256, Token));

        await SaveAsync(bytes);

        Assert.Equal(StoredState.Sound, await _store.VerifyAsync(stored.Sha256, Token));
    }

    [Fact]
    public async Task Files_and_folders_are_for_the_program_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await SaveAsync([1, 2, 3]);

        Assert.All(
            Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories),
            folder => Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(folder)));
        Assert.All(
            Directory.GetFiles(_folder, "*", SearchOption.AllDirectories),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(file)));
    }

    [Fact]
    public async Task Sweeping_removes_what_old_uploads_left_and_nothing_else()
    {
        var now = TimeProvider.System.GetUtcNow();
        var old = Path.Combine(_store.IncomingFolder, "old.part");
        var fresh = Path.Combine(_store.IncomingFolder, "fresh.part");
        await File.WriteAllTextAsync(old, "half", Token);
        await File.WriteAllTextAsync(fresh, "half", Token);
        File.SetLastWriteTimeUtc(old, now.AddHours(-2).UtcDateTime);
        var stored = await SaveAsync([1, 2, 3]);

        Assert.Equal(1, _store.SweepIncoming(now.AddHours(-1)));

        Assert.Equal([fresh], Directory.GetFiles(_store.IncomingFolder));
        Assert.True(await _store.ExistsAsync(stored.Sha256, Token));
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    private Task<StoredFile> SaveAsync(byte[] bytes) => _store.SaveAsync(new MemoryStream(bytes), Limit, Token);

    private async Task<byte[]> ReadAsync(string sha256)
    {
        await using var stream = await _store.OpenReadAsync(sha256, Token);
        return await ReadAllAsync(stream);
    }

    private string[] StoredPaths()
    {
        var root = Path.Combine(_folder, "evidence");
        return
        [
            .. Directory.GetFiles(root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path))
                .Where(path => !path.StartsWith("incoming", StringComparison.Ordinal)),
        ];
    }

    private void AssertNothingIsKept()
    {
        Assert.Empty(StoredPaths());
        Assert.Empty(Directory.GetFiles(_store.IncomingFolder));
    }
}
