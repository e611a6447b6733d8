using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.Jobs;
using CyberGov.Packs;
using CyberGov.Storage;
using CyberGov.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Person = CyberGov.Identity.Person;

namespace CyberGov.IntegrationTests.Packs;

/// <summary>The real program with the shipped catalogue, an officer who asks for packs, and evidence to put in them.</summary>
internal sealed class PackCouncil : IAsyncDisposable
{
    private PackCouncil(TestApp app, Person officer)
    {
        (App, Officer) = (app, officer);
        Viewer = new Viewer(officer.Id, new HashSet<CouncilRole> { CouncilRole.InformationGovernanceOfficer });
    }

    public TestApp App { get; }

    public Person Officer { get; }

    public Viewer Viewer { get; }

    public DateOnly Today => App.Clock.TodayInUk();

    public string PacksFolder => Directory.CreateDirectory(Path.Combine(App.DataFolder, "packs")).FullName;

    public IEvidenceStore Store => App.Services.GetRequiredService<IEvidenceStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PackCouncil> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var app = await TestApp.StartAsync(provider, Token);
        return new PackCouncil(app, await app.Council.AddPersonAsync(Token, CouncilRole.InformationGovernanceOfficer));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public Task<Guid> ControlIdAsync(string code) =>
        App.WithDbAsync(db => db.Controls.Where(c => c.Code == code).Select(c => c.ControlId).SingleAsync(Token));

    public Task<List<string>> ControlCodesAsync(int count) =>
        App.WithDbAsync(db => db.Controls.OrderBy(c => c.Code).Select(c => c.Code).Take(count).ToListAsync(Token));

    /// <summary>Logs an item of files and, if given, a link or note, as an officer would.</summary>
    public async Task<string> LogAsync(string title, string controlCode, IEnumerable<(string Name, byte[] Bytes)> files, string? link = null, string? note = null)
    {
        var received = new List<ReceivedFile>();
        foreach (var (name, bytes) in files)
        {
            var stored = await Store.SaveAsync(new MemoryStream(bytes), long.MaxValue, Token);
            received.Add(new ReceivedFile(name, "application/octet-stream", stored.Sha256, stored.Length));
        }

        var evidence = new NewEvidence
        {
            Title = title,
            Shows = title,
            EffectiveOn = Today,
            ExpiresOn = null,
            OwnerId = Officer.Id,
            Marking = Marking.Official,
            ControlIds = [await ControlIdAsync(controlCode)],
            LinkUrl = link,
            Note = note,
            Files = received,
        };
        var code = await App.WithAsync<LogEvidence, string>(log => log.ExecuteAsync(evidence, Viewer, Token));
        await App.Council.AcceptAsync(code, Token);
        return code;
    }

    public Task<string?> RequestAsync(Guid? frameworkId = null, bool includesFiles = true, DateOnly? from = null, DateOnly? to = null) =>
        App.WithAsync<RequestPack, string?>(request => request.ExecuteAsync(
            new PackRequest { FrameworkId = frameworkId, PeriodFrom = from ?? Today.AddYears(-1), PeriodTo = to ?? Today, IncludesFiles = includesFiles },
            Viewer,
            Token));

    public async Task<OpenedPack> BuildAsync(Guid? frameworkId = null, bool includesFiles = true, DateOnly? from = null, DateOnly? to = null)
    {
        var code = await RequestAsync(frameworkId, includesFiles, from, to);
        await App.RunQueuedJobsAsync(Token);
        return await OpenAsync(code!);
    }

    public async Task<OpenedPack> OpenAsync(string code)
    {
        var view = await FindAsync(code);
        Assert.True(view.IsReady, $"{code} is {view.State}: {view.Error}\n{App.Log}");
        return new OpenedPack(await File.ReadAllBytesAsync(Path.Combine(PacksFolder, code + ".zip"), Token));
    }

    public async Task<PackView> FindAsync(string code) =>
        (await App.WithAsync<PackQueries, PackView?>(packs => packs.FindAsync(code, Viewer, Token)))!;

    public Task<QueuedJob> JobAsync(string code) =>
        App.WithDbAsync(db => db.Packs.Where(p => p.Code == code).Select(p => p.QueuedJob!).AsNoTracking().SingleAsync(Token));

    /// <summary>Damages the stored bytes of a file, as a failing disk would.</summary>
    public async Task DamageAsync(string evidenceCode)
    {
        var path = await StoredPathAsync(evidenceCode);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        bytes[0] ^= 0xFF;
        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    public async Task LoseAsync(string evidenceCode) => File.Delete(await StoredPathAsync(evidenceCode));

    private async Task<string> StoredPathAsync(string evidenceCode)
    {
        var sha256 = await App.WithDbAsync(db => db.EvidenceFiles
            .Where(f => f.EvidenceRevision!.EvidenceItem!.Code == evidenceCode).Select(f => f.Sha256).FirstAsync(Token));
        return Path.Combine(App.DataFolder, "evidence", sha256[..2], sha256[2..]);
    }
}
