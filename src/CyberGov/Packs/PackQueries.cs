using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>What pages show of one pack: its scope, how far it is, and once built, what it is.</summary>
public sealed record PackView
{
    public required string Code { get; init; }

    /// <summary>Null means every framework.</summary>
    public required string? FrameworkTitle { get; init; }

    public required string? FrameworkEdition { get; init; }

    public required DateOnly PeriodFrom { get; init; }

    public required DateOnly PeriodTo { get; init; }

    public required bool IncludesFiles { get; init; }

    public required string RequestedByName { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required QueuedJobState State { get; init; }

    public required int PercentDone { get; init; }

    public required string? Progress { get; init; }

    public required string? Error { get; init; }

    public required bool IsCancelRequested { get; init; }

    public required DateTimeOffset? BuiltAt { get; init; }

    public required long? Length { get; init; }

    public required string? Sha256 { get; init; }

    public required int? MissingFileCount { get; init; }

    public bool IsReady => State == QueuedJobState.Done && BuiltAt is not null;

    public bool IsIncomplete => MissingFileCount > 0;

    public bool IsBeingBuilt => State is QueuedJobState.Queued or QueuedJobState.Running;

    public string Scope => FrameworkTitle is null ? PackWords.AllFrameworks : PackWords.Framework(FrameworkTitle, FrameworkEdition!);
}

public sealed record PackListPage(IReadOnlyList<PackView> Packs, int TotalCount, int Page, int PageCount);

/// <summary>Reads packs for their pages, newest first.</summary>
public sealed class PackQueries(CyberGovDbContext db)
{
    public const int PageSize = 25;

    /// <param name="page">From 1; a number past the end means the first page.</param>
    public async Task<PackListPage> ListAsync(int page, Viewer viewer, CancellationToken cancellationToken)
    {
        var packs = db.PacksVisibleTo(viewer).AsNoTracking();
        var total = await packs.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = page >= 1 && page <= pageCount ? page : 1;
        var shown = packs.OrderByDescending(p => p.Number).Skip((page - 1) * PageSize).Take(PageSize);

        return new PackListPage(await Views(shown).ToListAsync(cancellationToken), total, page, pageCount);
    }

    /// <returns>Null when there is no such pack for this person.</returns>
    public Task<PackView?> FindAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        Views(db.PacksVisibleTo(viewer).AsNoTracking().Where(p => p.Code == code)).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<PackView> Views(IQueryable<Pack> packs) => packs.Select(p => new PackView
    {
        Code = p.Code,
        FrameworkTitle = p.Framework!.Title,
        FrameworkEdition = p.Framework.Edition,
        PeriodFrom = p.PeriodFrom,
        PeriodTo = p.PeriodTo,
        IncludesFiles = p.IncludesFiles,
        RequestedByName = p.RequestedBy!.Name,
        RequestedAt = p.RequestedAt,
        State = p.QueuedJob!.State,
        PercentDone = p.QueuedJob.PercentDone,
        Progress = p.QueuedJob.Progress,
        Error = p.QueuedJob.Error,
        IsCancelRequested = p.QueuedJob.IsCancelRequested,
        BuiltAt = p.BuiltAt,
        Length = p.Length,
        Sha256 = p.Sha256,
        MissingFileCount = p.MissingFileCount,
    });
}
