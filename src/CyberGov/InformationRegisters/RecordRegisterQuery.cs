using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Which records of a register are wanted by how they stand.</summary>
public enum RecordStanding
{
    InUse,
    Draft,
    Active,

    /// <summary>It was in force until it was changed, and waits to be put into force again.</summary>
    Changed,

    /// <summary>In force, and an assessment it rests on does not allow it any more.</summary>
    Warned,
    ReviewOverdue,
    Retired,
}

/// <summary>What a register is asked for; null means no narrowing.</summary>
public sealed record RecordRegisterRequest(RegisterKind Kind)
{
    public string? Text { get; init; }

    public Guid? ServiceAreaId { get; init; }

    public Guid? OwnerId { get; init; }

    public RecordStanding Standing { get; init; } = RecordStanding.InUse;

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;
}

public sealed record RecordRow(
    string Code,
    string Name,
    string ServiceArea,
    string Owner,
    DateOnly? NextReviewOn,
    DateOnly? EndsOn,
    DateTimeOffset? ActivatedAt,
    DateTimeOffset? ChangedInForceAt,
    DateTimeOffset? RetiredAt,
    int PiaCount,
    bool IsWarned);

public sealed record RecordRegisterPage(IReadOnlyList<RecordRow> Rows, int TotalCount, int Page, int PageCount, bool HasMore);

/// <summary>One page of a register, the newest first: two queries, whatever the data.</summary>
public sealed class RecordRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    public async Task<RecordRegisterPage> ExecuteAsync(
        RecordRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var records = db.RecordsVisibleTo(viewer).AsNoTracking().Narrowed(request, today, db);
        var (total, hasMore) = await records.CountForPageAsync(request.Page, PageSize, cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;
        var rows = await records
            .OrderByDescending(r => r.Number)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new RecordRow(
                r.Code, r.Name, r.ServiceArea!.Name, r.Owner!.Name, r.NextReviewOn, r.EndsOn,
                ((SharingAgreement)r).ActivatedAt, ((SharingAgreement)r).ChangedInForceAt, r.RetiredAt, r.Pias.Count, r.Pias.Any(l => !RecordFilters.Opening.Contains(l.Pia!.State))))
            .ToListAsync(cancellationToken);
        rows = rows.ConvertAll(r => r with { IsWarned = r.IsWarned && r.ActivatedAt is not null && r.RetiredAt is null });

        return new RecordRegisterPage(rows, total, page, pageCount, hasMore);
    }
}

public static class RecordFilters
{
    /// <summary>The states that open the sharing gate, as a list for the databases.</summary>
    internal static readonly PiaState[] Opening = [.. Enum.GetValues<PiaState>().Where(s => s.OpensTheSharingGate)];

    extension(IQueryable<InformationRecord> records)
    {
        /// <summary>Agreements in force of which an assessment does not allow the sharing any more: rejected, withdrawn, under review or begun anew.</summary>
        public IQueryable<InformationRecord> Warned() => records.OfType<SharingAgreement>()
            .Where(a => a.ActivatedAt != null && a.RetiredAt == null && a.Pias.Any(l => !Opening.Contains(l.Pia!.State)));

        /// <summary>Those whose code or name hold words that begin as the text's do. Text without a letter or digit finds nothing.</summary>
        internal IQueryable<InformationRecord> MatchingText(string text, CyberGovDbContext db)
        {
            var words = SearchWords.Asked(text);
            var codes = db.RecordCodesMatching(words);
            return words.Count == 0 ? records.Where(_ => false) : records.Where(r => codes.Contains(r.Code));
        }

        internal IQueryable<InformationRecord> Narrowed(RecordRegisterRequest request, DateOnly today, CyberGovDbContext db)
        {
            var kept = records.Where(r => r.Kind == request.Kind);
            kept = string.IsNullOrWhiteSpace(request.Text) ? kept : kept.MatchingText(request.Text, db);
            kept = request.ServiceAreaId is { } area ? kept.Where(r => r.ServiceAreaId == area) : kept;
            kept = request.OwnerId is { } owner ? kept.Where(r => r.OwnerId == owner) : kept;
            return request.Standing switch
            {
                RecordStanding.Retired => kept.Where(r => r.RetiredAt != null),
                RecordStanding.ReviewOverdue => kept.Where(r => r.RetiredAt == null && r.NextReviewOn < today),
                RecordStanding.Draft => kept.OfType<SharingAgreement>().Where(a => a.RetiredAt == null && a.ActivatedAt == null && a.ChangedInForceAt == null),
                RecordStanding.Changed => kept.OfType<SharingAgreement>().Where(a => a.RetiredAt == null && a.ChangedInForceAt != null),
                RecordStanding.Active => kept.OfType<SharingAgreement>().Where(a => a.RetiredAt == null && a.ActivatedAt != null),
                RecordStanding.Warned => kept.Warned(),
                _ => kept.Where(r => r.RetiredAt == null),
            };
        }
    }
}
