using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

public enum EvidenceSort
{
    /// <summary>By the order in which items were logged.</summary>
    Logged,
    Title,
    Effective,
    Expires,
}

/// <summary>What the register is asked for; null or empty means no narrowing.</summary>
public sealed record EvidenceRegisterRequest
{
    public string? Text { get; init; }

    public string? ControlCode { get; init; }

    public string? FrameworkCode { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Only what this person owns or logged.</summary>
    public Guid? PartOfPersonId { get; init; }

    public Marking? Marking { get; init; }

    public IReadOnlyCollection<EvidenceState> States { get; init; } = [];

    /// <summary>Leaves out what was withdrawn, superseded, disposed of or never handed in.</summary>
    public bool StandingOnly { get; init; }

    public EvidenceSort Sort { get; init; }

    /// <summary>Newest first where items are sorted as they were logged.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;

    internal bool IsNarrowedBeyondText =>
        ControlCode is { Length: > 0 } || FrameworkCode is { Length: > 0 } || OwnerId is not null || PartOfPersonId is not null || Marking is not null || States.Count > 0 || StandingOnly;
}

public sealed record EvidenceRegisterRow(
    string Code,
    string Title,
    string OwnerName,
    Marking Marking,
    EvidenceState State,
    DateOnly EffectiveOn,
    DateOnly? ExpiresOn,
    IReadOnlyList<string> ControlCodes);

public sealed record EvidenceRegisterPage(IReadOnlyList<EvidenceRegisterRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>One page of the evidence register: three queries, whatever the data.</summary>
public sealed class EvidenceRegisterQuery(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 25;

    public async Task<EvidenceRegisterPage> ExecuteAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var items = Narrow(db.EvidenceVisibleTo(viewer).AsNoTracking(), request, today);
        var words = AskedByTextAlone(request, viewer);
        var total = await CountAsync(items, words, request, viewer, cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = request.Page >= 1 && request.Page <= pageCount ? request.Page : 1;

        // The page is found by its numbers alone, from an index; only its own 25 rows are then read whole.
        var skip = (page - 1) * PageSize;
        var numbers = words is null
            ? Sorted(items, request.Sort, request.Descending).Skip(skip).Take(PageSize).Select(e => e.Number)
            : db.EvidenceNumbersMatching(words, request.Descending, skip, PageSize);
        var ofPage = db.EvidenceItems.AsNoTracking().Where(e => numbers.Contains(e.Number));
        var rows = await Sorted(ofPage, request.Sort, request.Descending)
            .Select(e => new
            {
                e.EvidenceItemId,
                e.Code,
                e.Title,
                OwnerName = e.Owner!.Name,
                e.Marking,
                e.Stage,
                e.EffectiveOn,
                e.ExpiresOn,
            })
            .ToListAsync(cancellationToken);
        var codes = await ControlCodesAsync([.. rows.Select(r => r.EvidenceItemId)], cancellationToken);

        return new EvidenceRegisterPage(
            [
                .. rows.Select(e => new EvidenceRegisterRow(
                    e.Code, e.Title, e.OwnerName, e.Marking, EvidenceStates.Of(e.Stage, e.ExpiresOn, today),
                    e.EffectiveOn, e.ExpiresOn, [.. codes[e.EvidenceItemId]])),
            ],
            total,
            page,
            pageCount);
    }

    /// <summary>Nothing but text, in the order of logging, for someone who sees all: the full-text index needs no look at the items.</summary>
    private static IReadOnlyList<string>? AskedByTextAlone(EvidenceRegisterRequest request, Viewer viewer) =>
        viewer.SeesAllEvidence && request is { IsNarrowedBeyondText: false, Sort: EvidenceSort.Logged }
        && EvidenceSearch.WordsOf(request.Text) is { Count: > 0 } words
            ? words
            : null;

    private async Task<int> CountAsync(
        IQueryable<EvidenceItem> items,
        IReadOnlyList<string>? words,
        EvidenceRegisterRequest request,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        if (words is not null)
        {
            return await db.EvidenceNumbersMatching(words).CountAsync(cancellationToken);
        }

        if (!viewer.SeesAllButDrafts || request.IsNarrowedBeyondText || !string.IsNullOrWhiteSpace(request.Text))
        {
            return await items.CountAsync(cancellationToken);
        }

        // To count everything is to read everything, and everyone's first look at the register asks for it.
        var all = (await kept.ReadAsync<int>(
            "number of evidence items", async () => [await db.EvidenceItems.CountAsync(cancellationToken)]))[0];
        return viewer.SeesAllEvidence ? all : all - await db.DraftsHiddenFrom(viewer).CountAsync(cancellationToken);
    }

    private async Task<ILookup<Guid, string>> ControlCodesAsync(List<Guid> itemIds, CancellationToken cancellationToken)
    {
        var links = await db.EvidenceControls
            .Where(l => itemIds.Contains(l.EvidenceItemId))
            .OrderBy(l => l.Control!.Code)
            .Select(l => new { l.EvidenceItemId, l.Control!.Code })
            .ToListAsync(cancellationToken);
        return links.ToLookup(l => l.EvidenceItemId, l => l.Code);
    }

    private IQueryable<EvidenceItem> Narrow(IQueryable<EvidenceItem> items, EvidenceRegisterRequest request, DateOnly today)
    {
        items = string.IsNullOrWhiteSpace(request.Text) ? items : Matching(items, request.Text);
        items = request.OwnerId is { } ownerId ? items.Where(e => e.OwnerId == ownerId) : items;
        items = request.PartOfPersonId is { } personId ? items.OfPerson(personId) : items;
        items = request.Marking is { } marking ? items.Where(e => e.Marking == marking) : items;
        items = request.States.Count > 0 ? items.InAnyOf(request.States, today) : items;
        items = request.StandingOnly ? items.Standing() : items;

        if (request.ControlCode is { Length: > 0 } controlCode)
        {
            var ofControl = db.EvidenceControls.Where(l => l.Control!.Code == controlCode).Select(l => l.EvidenceItemId);
            items = items.Where(e => ofControl.Contains(e.EvidenceItemId));
        }

        if (request.FrameworkCode is { Length: > 0 } frameworkCode)
        {
            var ofFramework = db.EvidenceControls
                .Where(l => l.Control!.CommonControl!.Mappings.Any(m => m.RetiredAt == null
                    && m.Requirement!.RetiredAt == null && m.Requirement.Framework!.Code == frameworkCode))
                .Select(l => l.EvidenceItemId);
            items = items.Where(e => ofFramework.Contains(e.EvidenceItemId));
        }

        return items;
    }

    /// <summary>Text without a single letter or digit finds nothing rather than everything.</summary>
    private IQueryable<EvidenceItem> Matching(IQueryable<EvidenceItem> items, string text)
    {
        var words = EvidenceSearch.WordsOf(text);
        if (words.Count == 0)
        {
            return items.Where(_ => false);
        }

        var numbers = db.EvidenceNumbersMatching(words);
        return items.Where(e => numbers.Contains(e.Number));
    }

    private static IOrderedQueryable<EvidenceItem> Sorted(IQueryable<EvidenceItem> items, EvidenceSort sort, bool descending) =>
        (sort, descending) switch
        {
            (EvidenceSort.Title, false) => items.OrderBy(e => e.Title).ThenBy(e => e.Number),
            (EvidenceSort.Title, true) => items.OrderByDescending(e => e.Title).ThenByDescending(e => e.Number),
            (EvidenceSort.Effective, false) => items.OrderBy(e => e.EffectiveOn).ThenBy(e => e.Number),
            (EvidenceSort.Effective, true) => items.OrderByDescending(e => e.EffectiveOn).ThenByDescending(e => e.Number),
            // What never expires comes after everything that does, on both databases.
            (EvidenceSort.Expires, false) => items.OrderBy(e => e.ExpiresOn == null).ThenBy(e => e.ExpiresOn).ThenBy(e => e.Number),
            (EvidenceSort.Expires, true) =>
                items.OrderBy(e => e.ExpiresOn == null).ThenByDescending(e => e.ExpiresOn).ThenByDescending(e => e.Number),
            (_, false) => items.OrderBy(e => e.Number),
            _ => items.OrderByDescending(e => e.Number),
        };
}
