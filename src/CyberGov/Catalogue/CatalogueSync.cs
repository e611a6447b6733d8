using CyberGov.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberGov.Catalogue;

/// <summary>What a sync did. A sync that found problems changed nothing.</summary>
public sealed record CatalogueSyncResult(int Added, int Changed, int Retired, IReadOnlyList<string> Problems)
{
    public bool IsGood => Problems.Count == 0;

    public int RowsChanged => Added + Changed + Retired;
}

/// <summary>
/// Brings the database into line with <c>controls/</c> in one transaction: what is gone from the files is retired, what
/// comes back returns, and what the council decided for itself is left alone. Files with a problem change nothing.
/// </summary>
public sealed partial class CatalogueSync(CyberGovDbContext db, TimeProvider time, ILogger<CatalogueSync> logger)
{
    public async Task<CatalogueSyncResult> ExecuteAsync(string folder, CancellationToken cancellationToken)
    {
        var files = CatalogueFolder.Open(folder);

        if (await LastLoadAsync(cancellationToken) is { } last && last.Digest == files.Digest)
        {
            return new CatalogueSyncResult(0, 0, 0, last.Problems);
        }

        var reading = CatalogueReader.Read(files);

        if (reading.Problems.Count > 0)
        {
            return await RefuseAsync(reading, cancellationToken);
        }

        try
        {
            return await LoadAsync(reading, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node started at the same moment and wrote the same rows first; what it left undone is done now.
            db.ChangeTracker.Clear();
            return await LoadAsync(reading, cancellationToken);
        }
    }

    private Task<CatalogueLoad?> LastLoadAsync(CancellationToken cancellationToken) =>
        db.CatalogueLoads
            .AsNoTracking()
            .OrderByDescending(l => l.CatalogueLoadId)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<CatalogueSyncResult> RefuseAsync(CatalogueReading reading, CancellationToken cancellationToken)
    {
        var problems = reading.Problems.Select(p => p.ToString()).ToList();
        Record(reading, problems, rowsChanged: 0);
        await db.SaveChangesAsync(cancellationToken);

        LogRefused(problems.Count);
        return new CatalogueSyncResult(0, 0, 0, problems);
    }

    private async Task<CatalogueSyncResult> LoadAsync(CatalogueReading reading, CancellationToken cancellationToken)
    {
        await new CatalogueUpsert(db, time.GetUtcNow()).ApplyAsync(reading.Catalogue, cancellationToken);
        var result = Count();
        Record(reading, problems: [], result.RowsChanged);
        await db.SaveChangesAsync(cancellationToken);

        LogLoaded(result.Added, result.Changed, result.Retired);
        return result;
    }

    private CatalogueSyncResult Count()
    {
        var entries = db.ChangeTracker.Entries().ToList();
        var modified = entries.Where(e => e.State == EntityState.Modified).ToList();
        var retired = modified
            .Select(e => e.Property(nameof(Framework.RetiredAt)))
            .Count(p => p is { IsModified: true, CurrentValue: not null });

        return new CatalogueSyncResult(
            entries.Count(e => e.State == EntityState.Added),
            modified.Count - retired,
            retired + entries.Count(e => e.State == EntityState.Deleted),
            Problems: []);
    }

    private void Record(CatalogueReading reading, List<string> problems, int rowsChanged) =>
        db.CatalogueLoads.Add(new CatalogueLoad
        {
            AttemptedAt = time.GetUtcNow(),
            Digest = reading.Digest,
            IsGood = problems.Count == 0,
            RowsChanged = rowsChanged,
            Problems = problems,
        });

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Catalogue loaded: {Added} rows added, {Changed} changed, {Retired} retired")]
    private partial void LogLoaded(int added, int changed, int retired);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Catalogue not loaded, the last good one stays: {Count} problems, listed on the catalogue page")]
    private partial void LogRefused(int count);
}
