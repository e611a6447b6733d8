using System.Security.Cryptography;
using CyberGov.Storage;
using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Storage;

public sealed class FolderEvidenceStoreTests : EvidenceStoreContract
{
    private readonly string _folder = TestFolders.New();
    private readonly FolderEvidenceStore _store;

    public FolderEvidenceStoreTests() => _store = new FolderEvidenceStore(_folder);

    protected override IEvidenceStore Store => _store;

    protected override string IncomingFolder => _store.IncomingFolder;

    protected override Task DamageAsync(string sha256) =>
        File.WriteAllBytesAsync(Path.Combine(_folder, sha256[..2], sha256[2..]), [1, 2, 3], Token);
}

/// <summary>The same promises over a real object store, and what only a network can do to it.</summary>
public sealed class S3EvidenceStoreTests : EvidenceStoreContract, IClassFixture<ObjectStore>, IDisposable
{
    private readonly ObjectStore _server;
    private readonly string _temporary = TestFolders.New();
    private readonly S3EvidenceStore _store;

    public S3EvidenceStoreTests(ObjectStore server)
    {
        _server = server;
        _store = new S3EvidenceStore(server.Settings(), _temporary);
    }

    protected override IEvidenceStore Store => _store;

    protected override string IncomingFolder => _temporary;

    public void Dispose() => _store.Dispose();

    protected override Task DamageAsync(string sha256)
    {
        var path = Directory.GetFiles(_server.BucketFolder, $"{sha256}*_object", SearchOption.AllDirectories).Single();
        return File.WriteAllBytesAsync(path, [1, 2, 3], Token);
    }

    [Fact]
    public async Task More_objects_than_fit_on_one_page_of_the_list_are_all_listed()
    {
        var saved = new HashSet<string>();
        foreach (var length in Enumerable.Range(0, 1_050))
        {
            saved.Add((await SaveAsync(BitConverter.GetBytes(length))).Sha256);
        }

        var listed = await _store.ListAsync(Token).Select(e => e.Sha256).ToListAsync(Token);

        Assert.Superset(saved, listed.ToHashSet());
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    [Fact]
    public async Task A_connection_that_is_cut_acknowledges_nothing_and_hands_out_nothing()
    {
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var cut = new S3EvidenceStore(_server.Settings(_server.BreakingPort), _temporary);

        await Assert.ThrowsAnyAsync<IOException>(() => cut.SaveAsync(new MemoryStream(bytes), long.MaxValue, Token));
        AssertNothingIsLeftOver();

        await SaveAsync(bytes);
        await Assert.ThrowsAnyAsync<IOException>(() => cut.OpenReadAsync(name, Token));
        await Assert.ThrowsAnyAsync<IOException>(() => cut.VerifyAsync(name, Token));
        AssertNothingIsLeftOver();
        Assert.Equal(bytes, await ReadAsync(name));
    }

    [Fact]
    public async Task A_store_that_never_answers_is_given_up_in_time()
    {
        var settings = _server.Settings(_server.SilentPort);
        settings.TimeoutSeconds = 1;
        using var silent = new S3EvidenceStore(settings, _temporary);
        var began = TimeProvider.System.GetTimestamp();

        var refusal = await Assert.ThrowsAsync<EvidenceStoreException>(
            () => silent.SaveAsync(new MemoryStream([1, 2, 3]), 10, Token));

        Assert.EndsWith("did not answer in time.", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        AssertNothingIsLeftOver();
    }

    [Theory]
    [InlineData("SecretKey")]
    [InlineData("AccessKey")]
    [InlineData("Bucket")]
    [InlineData("Endpoint")]
    public async Task A_wrong_setting_is_named_and_keeps_its_secrets(string wrong)
    {
        var settings = _server.Settings();
        var property = typeof(StorageSettings).GetProperty(wrong)!;
        property.SetValue(settings, wrong == "Endpoint" ? "http://127.0.0.1:1" : "wrong-canary-7");
        using var store = new S3EvidenceStore(settings, _temporary);

        var onProbe = await Assert.ThrowsAsync<EvidenceStoreException>(() => store.ProbeAsync(Token));
        var onSave = await Assert.ThrowsAsync<EvidenceStoreException>(
            () => store.SaveAsync(new MemoryStream([1, 2, 3]), 10, Token));
        var onVerify = await Assert.ThrowsAsync<EvidenceStoreException>(
            () => store.VerifyAsync(new string('0', 64), Token));

        Assert.All([onProbe, onSave, onVerify], e => Assert.Contains(wrong, e.Message, StringComparison.Ordinal));
        Assert.All(
            [onProbe, onSave, onVerify],
            e => Assert.Equal(wrong == "Bucket", e.ToString().Contains("wrong-canary-7", StringComparison.Ordinal)));
        AssertNothingIsLeftOver();
    }

    [Fact]
    public async Task A_store_killed_in_the_middle_of_a_transfer_has_acknowledged_nothing_and_takes_the_file_again()
    {
        var server = new ObjectStore();
        await server.InitializeAsync();
        try
        {
            using var store = new S3EvidenceStore(server.Settings(), _temporary);
            var bytes = RandomNumberGenerator.GetBytes(60_000_000);
            var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
            var saving = store.SaveAsync(new MemoryStream(bytes), long.MaxValue, Token);
            await WaitForArrivalAsync(server, saving);
            await server.KillAsync();

            await Assert.ThrowsAnyAsync<IOException>(() => saving);
            AssertNothingIsLeftOver();

            await server.InitializeAsync();
            Assert.NotEqual(StoredState.Sound, await store.VerifyAsync(name, Token));
            Assert.Equal(name, (await store.SaveAsync(new MemoryStream(bytes), long.MaxValue, Token)).Sha256);
            Assert.Equal(StoredState.Sound, await store.VerifyAsync(name, Token));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Until the server holds some of the bytes, but not all.</summary>
    private static async Task WaitForArrivalAsync(ObjectStore server, Task saving)
    {
        while (!saving.IsCompleted)
        {
            var arrived = Directory.GetFiles(server.BucketFolder, "*_object", SearchOption.AllDirectories)
                .Sum(path => new FileInfo(path).Length);
            if (arrived > 0)
            {
                return;
            }

            await Task.Delay(1, Token);
        }
    }
}
