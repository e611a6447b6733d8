using System.Security.Cryptography;
using CyberGov.Storage;

namespace CyberGov.IntegrationTests.Storage;

/// <summary>What every evidence store promises, whatever it keeps the bytes on.</summary>
public abstract class EvidenceStoreContract
{
    private const long Limit = 100_000_000;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract IEvidenceStore Store { get; }

    /// <summary>Where bytes lie while they arrive.</summary>
    protected abstract string IncomingFolder { get; }

    /// <summary>Alters what is stored behind the store's back.</summary>
    protected abstract Task DamageAsync(string sha256);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(300_001)]
    [InlineData(60_000_000)]
    public async Task Bytes_come_back_as_they_were_under_their_hash(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);

        var stored = await SaveAsync(bytes);

        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(new StoredFile(name, length), stored);
        Assert.True(await Store.ExistsAsync(name, Token));
        Assert.Equal(StoredState.Sound, await Store.VerifyAsync(name, Token));
        Assert.Equal(length, (await Store.FindAsync(name, Token))!.Length);
        Assert.Equal(bytes, await ReadAsync(name));
        AssertNothingIsLeftOver();
    }

    [Fact]
    public async Task Stored_bytes_can_be_read_from_any_position()
    {
        var bytes = RandomNumberGenerator.GetBytes(10_000);
        var stored = await SaveAsync(bytes);

        await using var content = await Store.OpenReadAsync(stored.Sha256, Token);
        content.Position = 9_000;
        var end = new byte[1_000];
        await content.ReadExactlyAsync(end, Token);

        Assert.Equal(10_000, content.Length);
        Assert.Equal(bytes[9_000..], end);
    }

    [Fact]
    public async Task The_same_bytes_sent_twice_and_by_many_at_once_are_stored_once()
    {
        var bytes = RandomNumberGenerator.GetBytes(700_000);
        await SaveAsync(bytes);

        var stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => SaveAsync(bytes), Token)));

        var one = Assert.Single(stored.Distinct());
        Assert.Single(await ListAsync(), e => e.Sha256 == one.Sha256);
        Assert.Equal(StoredState.Sound, await Store.VerifyAsync(one.Sha256, Token));
        AssertNothingIsLeftOver();
    }

    [Fact]
    public async Task New_bytes_sent_by_many_at_once_are_acknowledged_to_each()
    {
        var bytes = RandomNumberGenerator.GetBytes(700_000);

        var stored = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => SaveAsync(bytes), Token)));

        var one = Assert.Single(stored.Distinct());
        Assert.Equal(bytes, await ReadAsync(one.Sha256));
    }

    [Fact]
    public async Task What_is_not_stored_is_missing_everywhere()
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

        Assert.False(await Store.ExistsAsync(name, Token));
        Assert.Null(await Store.FindAsync(name, Token));
        Assert.False(await Store.DiscardAsync(name, Token));
        Assert.Equal(StoredState.Missing, await Store.VerifyAsync(name, Token));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.OpenReadAsync(name, Token));
        AssertNothingIsLeftOver();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public async Task Nothing_but_a_hash_names_stored_bytes(string notAHash)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ExistsAsync(notAHash, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenReadAsync(notAHash, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DiscardAsync(notAHash, Token));
    }

    [Fact]
    public async Task Discarded_bytes_are_gone_and_the_others_are_not()
    {
        var kept = await SaveAsync(RandomNumberGenerator.GetBytes(100));
        var discarded = await SaveAsync(RandomNumberGenerator.GetBytes(100));

        Assert.True(await Store.DiscardAsync(discarded.Sha256, Token));

        Assert.False(await Store.ExistsAsync(discarded.Sha256, Token));
        Assert.DoesNotContain(await ListAsync(), e => e.Sha256 == discarded.Sha256);
        Assert.Equal(StoredState.Sound, await Store.VerifyAsync(kept.Sha256, Token));
    }

    [Fact]
    public async Task Everything_stored_is_listed_with_its_size_and_when_it_came()
    {
        var before = TimeProvider.System.GetUtcNow().AddSeconds(-2);
        var saved = new HashSet<(string, long)>();
        for (var length = 1; length <= 5; length++)
        {
            var stored = await SaveAsync(RandomNumberGenerator.GetBytes(length));
            saved.Add((stored.Sha256, stored.Length));
        }

        var listed = await ListAsync();

        Assert.Superset(saved, listed.Select(e => (e.Sha256, e.Length)).ToHashSet());
        Assert.All(
            listed.Where(e => saved.Contains((e.Sha256, e.Length))),
            e => Assert.InRange(e.StoredAt, before, TimeProvider.System.GetUtcNow().AddSeconds(2)));
    }

    [Fact]
    public async Task Altered_bytes_are_found_out_and_mended_by_saving_them_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(5_000);
        var stored = await SaveAsync(bytes);
        await DamageAsync(stored.Sha256);

        Assert.Equal(StoredState.Changed, await Store.VerifyAsync(stored.Sha256, Token));

        await SaveAsync(bytes);
        Assert.Equal(StoredState.Sound, await Store.VerifyAsync(stored.Sha256, Token));
    }

    [Fact]
    public async Task More_than_allowed_is_refused_and_nothing_is_kept()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var refused = await Assert.ThrowsAsync<FileTooLargeException>(
            () => Store.SaveAsync(new MemoryStream(bytes), 299_999, Token));

        Assert.Equal(299_999, refused.MaxBytes);
        Assert.False(await Store.ExistsAsync(Convert.ToHexStringLower(SHA256.HashData(bytes)), Token));
        AssertNothingIsLeftOver();
    }

    [Fact]
    public async Task An_upload_that_its_sender_breaks_off_keeps_nothing()
    {
        var before = await ListAsync();
        using var stop = new CancellationTokenSource();
        var endless = new EndlessStream(stopAfter: 2_000_000, stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(endless, Limit, stop.Token));

        Assert.Equal(before, await ListAsync());
        AssertNothingIsLeftOver();
    }

    [Fact]
    public async Task Sweeping_removes_what_a_crash_left_and_no_upload_of_this_hour()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (old, fresh) = (LeaveBehind("old"), LeaveBehind("fresh"));
        File.SetLastWriteTimeUtc(old, now.AddHours(-2).UtcDateTime);

        Assert.Equal(1, Store.SweepIncoming(now.AddHours(-1)));

        Assert.Equal([fresh], Directory.GetFiles(IncomingFolder));
    }

    protected Task<StoredFile> SaveAsync(byte[] bytes) => Store.SaveAsync(new MemoryStream(bytes), Limit, Token);

    protected async Task<byte[]> ReadAsync(string sha256)
    {
        await using var content = await Store.OpenReadAsync(sha256, Token);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Token);
        return copy.ToArray();
    }

    protected void AssertNothingIsLeftOver() => Assert.Empty(Directory.GetFiles(IncomingFolder));

    private async Task<List<StoredEntry>> ListAsync() => await Store.ListAsync(Token).ToListAsync(Token);

    private string LeaveBehind(string name)
    {
        var path = Path.Combine(IncomingFolder, $"evidence-{name}.part");
        File.WriteAllText(path, "half");
        return path;
    }

    private sealed class EndlessStream(int stopAfter, CancellationTokenSource stop) : MemoryStream
    {
        private int _sent;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _sent += buffer.Length;
            if (_sent > stopAfter)
            {
                await stop.CancelAsync();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return buffer.Length;
        }
    }
}
