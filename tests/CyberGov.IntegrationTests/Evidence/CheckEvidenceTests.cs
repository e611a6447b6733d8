using System.Security.Cryptography;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>The nightly check of the store, on each database.</summary>
public abstract class CheckEvidenceTests(DatabaseProvider provider) : IAsyncLifetime
{
    private EvidenceCouncil _council = null!;
    private Viewer _officer = null!;
    private Guid _controlId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEvidenceStore Store => _council.App.Services.GetRequiredService<IEvidenceStore>();

    public async ValueTask InitializeAsync()
    {
        _council = await EvidenceCouncil.CreateAsync(provider);
        _officer = await _council.AddPersonAsync("olu", CouncilRole.InformationGovernanceOfficer);
        _controlId = await _council.AddControlAsync("TST-01");
    }

    public async ValueTask DisposeAsync()
    {
        await _council.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Changed_and_missing_files_are_found_with_their_evidence_and_mended_ones_are_sound_again()
    {
        var (_, sound) = await LogFileAsync("sound.txt");
        var (changedCode, changed) = await LogFileAsync("changed.txt");
        var (missingCode, missing) = await LogFileAsync("missing.txt");
        await CheckAsync();
        Assert.Equal((0, 0), (await SummaryAsync()) is var before ? (before.Changed, before.Missing) : default);

        var original = await File.ReadAllBytesAsync(PathOf(missing), Token);
        await File.WriteAllBytesAsync(PathOf(changed), [1, 2, 3], Token);
        File.Delete(PathOf(missing));
        _council.App.Clock.Advance(TimeSpan.FromDays(8));
        await CheckAsync();

        var found = await DamagedAsync(_officer);
        Assert.Equal((1, 1), (await SummaryAsync()) is var after ? (after.Changed, after.Missing) : default);
        Assert.Equal(
            [(changed, IntegrityState.Changed, changedCode), (missing, IntegrityState.Missing, missingCode)],
            found.OrderBy(d => d.State).Select(d => (d.Sha256, d.State, d.Items.Single().Code)));
        Assert.Equal(IntegrityState.Sound, await StateAsync(sound));

        await File.WriteAllBytesAsync(PathOf(missing), original, Token);
        _council.App.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync();

        Assert.Equal(IntegrityState.Sound, await StateAsync(missing));
        Assert.Equal([changed], (await DamagedAsync(_officer)).Select(d => d.Sha256));
    }

    [Fact]
    public async Task Items_the_reader_may_not_see_are_counted_and_not_named()
    {
        var (_, changed) = await LogFileAsync("secret.txt", Marking.OfficialSensitive);
        await File.WriteAllBytesAsync(PathOf(changed), [1], Token);
        await CheckAsync();

        var administrator = await _council.AddPersonAsync("ada", CouncilRole.Administrator);
        var seen = Assert.Single(await DamagedAsync(administrator));

        Assert.Empty(seen.Items);
        Assert.Equal(1, seen.HiddenItems);
    }

    [Fact]
    public async Task Files_from_before_contents_had_rows_get_theirs()
    {
        var (_, sha256) = await LogFileAsync("old.txt");
        await _council.WithDbAsync(db => db.StoredContents.ExecuteDeleteAsync(Token));

        await CheckAsync();
        await CheckAsync();

        var content = await _council.WithDbAsync(db => db.StoredContents.SingleAsync(Token));
        Assert.Equal((sha256, new FileInfo(PathOf(sha256)).Length), (content.Sha256, content.Length));
        Assert.Equal((IntegrityState.Sound, _council.App.Clock.Now), (content.Integrity, content.CheckedAt));
        Assert.Equal(_council.App.Clock.Now, content.ReceivedAt);
    }

    [Fact]
    public async Task Each_night_reads_a_seventh_so_that_a_week_reads_all_and_a_second_run_of_the_night_reads_nothing()
    {
        for (var file = 0; file < 20; file++)
        {
            await LogFileAsync($"{file}.txt");
        }

        await CheckAsync();
        Assert.Equal(20, await CheckedSinceAsync(_council.App.Clock.Now));

        for (var night = 1; night <= 7; night++)
        {
            _council.App.Clock.Advance(TimeSpan.FromDays(1));
            var dusk = _council.App.Clock.Now;
            await CheckAsync();
            var read = await CheckedSinceAsync(dusk);
            _council.App.Clock.Advance(TimeSpan.FromMinutes(20));
            await CheckAsync();

            Assert.Equal(3, read);
            Assert.Equal(read, await CheckedSinceAsync(dusk));
            Assert.False((await SummaryAsync()).IsBehind(dusk));
        }

        Assert.Equal(20, await CheckedSinceAsync(_council.App.Clock.Now.AddDays(-7)));
    }

    [Fact]
    public async Task Nights_that_were_missed_are_made_up_for_and_said_until_then()
    {
        await LogFileAsync("one.txt");
        await LogFileAsync("two.txt");
        await CheckAsync();

        _council.App.Clock.Advance(TimeSpan.FromDays(20));
        Assert.True((await SummaryAsync()).IsBehind(_council.App.Clock.Now));
        await CheckAsync();

        Assert.Equal(2, await CheckedSinceAsync(_council.App.Clock.Now));
        Assert.False((await SummaryAsync()).IsBehind(_council.App.Clock.Now));
    }

    [Fact]
    public async Task Bytes_of_no_evidence_are_listed_after_a_week_and_cleared_a_week_later()
    {
        var (_, evidence) = await LogFileAsync("kept.txt");
        var stray = await StrayAsync();
        await CheckAsync();
        Assert.Equal(0, (await SummaryAsync()).Orphaned);

        _council.App.Clock.Advance(TimeSpan.FromDays(8));
        await CheckAsync();
        Assert.Equal([stray.Sha256], await OrphansAsync());
        _council.App.Clock.Advance(TimeSpan.FromDays(6));
        await CheckAsync();
        Assert.True(await Store.ExistsAsync(stray.Sha256, Token));

        _council.App.Clock.Advance(TimeSpan.FromDays(1));
        await CheckAsync();
        await CheckAsync();

        Assert.False(await Store.ExistsAsync(stray.Sha256, Token));
        Assert.True(await Store.ExistsAsync(evidence, Token));
        Assert.Empty(await OrphansAsync());
        var cleared = await _council.WithDbAsync(db => db.OrphanedContents.SingleAsync(Token));
        Assert.Equal((stray.Sha256, _council.App.Clock.Now), (cleared.Sha256, cleared.ClearedAt));
        Assert.False(await _council.WithDbAsync(db => db.StoredContents.AnyAsync(c => c.Sha256 == stray.Sha256, Token)));
    }

    [Fact]
    public async Task Orphaned_bytes_that_are_sent_again_or_logged_stay()
    {
        var (sentAgain, logged) = (await StrayAsync(), await StrayAsync());
        _council.App.Clock.Advance(TimeSpan.FromDays(8));
        await CheckAsync();
        Assert.Equal(2, (await SummaryAsync()).Orphaned);

        await LogAsync(logged);
        _council.App.Clock.Advance(TimeSpan.FromDays(8));
        File.SetLastWriteTimeUtc(PathOf(sentAgain.Sha256), _council.App.Clock.Now.UtcDateTime);
        await CheckAsync();

        Assert.True(await Store.ExistsAsync(sentAgain.Sha256, Token));
        Assert.True(await Store.ExistsAsync(logged.Sha256, Token));
        Assert.Equal(0, (await SummaryAsync()).Orphaned);
    }

    [Fact]
    public async Task Whoever_logs_a_file_while_it_is_cleared_away_is_told_so_or_keeps_it()
    {
        var strays = new List<ReceivedFile>();
        for (var stray = 0; stray < 12; stray++)
        {
            strays.Add(await StrayAsync());
        }

        _council.App.Clock.Advance(TimeSpan.FromDays(8));
        await CheckAsync();
        _council.App.Clock.Advance(TimeSpan.FromDays(8));

        var clearing = Task.Run(CheckAsync, Token);
        var outcomes = await Task.WhenAll(strays.Select(stray => Task.Run(() => TryLogAsync(stray), Token)));
        await clearing;

        var named = await _council.WithDbAsync(db => db.EvidenceFiles.Select(f => f.Sha256).ToListAsync(Token));
        Assert.Equal(outcomes.Count(logged => logged), named.Count);
        foreach (var sha256 in named)
        {
            Assert.Equal(StoredState.Sound, await Store.VerifyAsync(sha256, Token));
        }
    }

    private Task CheckAsync() => _council.App.RunAsync<CheckEvidenceJob>(Token);

    private async Task<(string Code, string Sha256)> LogFileAsync(string name, Marking marking = Marking.Official)
    {
        var file = await _council.ReceiveAsync(name, Convert.ToHexString(RandomNumberGenerator.GetBytes(40)).Select(c => (byte)c).ToArray());
        return (await LogAsync(file, marking), file.Sha256);
    }

    private Task<string> LogAsync(ReceivedFile file, Marking marking = Marking.Official) =>
        _council.LogAsync(EvidenceCouncil.Note(_officer.PersonId, _controlId) with { Marking = marking, Files = [file] }, _officer);

    private async Task<bool> TryLogAsync(ReceivedFile file)
    {
        try
        {
            await LogAsync(file);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Received just now and never logged.</summary>
    private async Task<ReceivedFile> StrayAsync()
    {
        var file = await _council.ReceiveAsync("stray.txt", Convert.ToHexString(RandomNumberGenerator.GetBytes(40)).Select(c => (byte)c).ToArray());
        File.SetLastWriteTimeUtc(PathOf(file.Sha256), _council.App.Clock.Now.UtcDateTime);
        return file;
    }

    private string PathOf(string sha256) => Path.Combine(_council.App.DataFolder, "evidence", sha256[..2], sha256[2..]);

    private Task<EvidenceIntegrity> SummaryAsync() =>
        _council.WithAsync<EvidenceIntegrityQuery, EvidenceIntegrity>(q => q.ExecuteAsync(Token));

    private Task<List<DamagedContent>> DamagedAsync(Viewer viewer) =>
        _council.WithAsync<EvidenceIntegrityQuery, List<DamagedContent>>(q => q.DamagedAsync(viewer, Token));

    private Task<List<string>> OrphansAsync() => _council.WithAsync<EvidenceIntegrityQuery, List<string>>(
        async q => (await q.OrphansAsync(Token)).ConvertAll(o => o.Sha256));

    private Task<int> CheckedSinceAsync(DateTimeOffset from) =>
        _council.WithDbAsync(db => db.StoredContents.CountAsync(c => c.CheckedAt >= from, Token));

    private Task<IntegrityState> StateAsync(string sha256) =>
        _council.WithDbAsync(db => db.StoredContents.Where(c => c.Sha256 == sha256).Select(c => c.Integrity).SingleAsync(Token));
}

public sealed class CheckEvidenceOnSqliteTests() : CheckEvidenceTests(DatabaseProvider.Sqlite);

public sealed class CheckEvidenceOnPostgresTests() : CheckEvidenceTests(DatabaseProvider.Postgres);
