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

    internal bool IsForAll => !IsNarrowedBeyondText && string.IsNullOrWhiteSpace(Text);

    internal bool IsOfControlAlone => ControlCode is { Length: > 0 } && string.IsNullOrWhiteSpace(Text)
        && !(this with { ControlCode = null }).IsNarrowedBeyondText;

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

/// <param name="Rows">At most <see cref="EvidenceRegisterQuery.PageSize"/>.</param>
/// <param name="TotalCount">How many items there are; with <paramref name="HasMore"/>, how many there are at least.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageCount">How many pages can be gone to from here.</param>
/// <param name="HasMore">Whether there are so many that they were not all counted.</param>
public sealed record EvidenceRegisterPage(IReadOnlyList<EvidenceRegisterRow> Rows, int TotalCount, int Page, int PageCount, bool HasMore);

/// <summary>One page of the evidence register: three queries, whatever the data.</summary>
public sealed class EvidenceRegisterQuery(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 25;

    /// <summary>Of a narrowed list no more are counted than this, or than the pages up to a few behind the one asked for.</summary>
    public const int MostCounted = 10_000;

    private const int PagesBehind = 4;

    public async Task<EvidenceRegisterPage> ExecuteAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var most = (int)Math.Clamp((request.Page + (long)PagesBehind) * PageSize, MostCounted, int.MaxValue - 1);
        var (total, ofPage) = IsWholeOrInOrder(request, viewer)
            ? await CountedAsync(request, viewer, today, most, cancellationToken)
            : await FoundAsync(request, viewer, today, most, cancellationToken);
        var hasMore = total > most && !IsWhole(request, viewer);
        total = hasMore ? most : total;
        var pageCount = PagesOf(total);
        var page = PageOf(request, total);

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
            pageCount,
            hasMore);
    }

    private static int PagesOf(int total) => (int)Math.Max(1, (total + PageSize - 1L) / PageSize);

    private static int PageOf(EvidenceRegisterRequest request, int total) =>
        request.Page >= 1 && request.Page <= PagesOf(total) ? request.Page : 1;

    private static bool IsWhole(EvidenceRegisterRequest request, Viewer viewer) =>
        viewer.SeesAllButDrafts && request.IsForAll;

    /// <summary>Whether an index holds these items in the order asked for, so that counting some and reading a page are both short.</summary>
    private static bool IsWholeOrInOrder(EvidenceRegisterRequest request, Viewer viewer) => string.IsNullOrWhiteSpace(request.Text)
        && request is { ControlCode: null or "", FrameworkCode: null or "" } && (viewer.SeesAllButDrafts || !viewer.Is(CouncilRole.ControlOwner));

    /// <summary>The page is found by its numbers alone, from an index; only its own 25 rows are then read whole.</summary>
    private async Task<(int Total, IQueryable<EvidenceItem> OfPage)> CountedAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, int most, CancellationToken cancellationToken)
    {
        var items = Narrow(db.EvidenceVisibleTo(viewer).AsNoTracking(), request, today);
        var total = IsWhole(request, viewer)
            ? await CountAllAsync(viewer, cancellationToken)
            : await items.Take(most + 1).CountAsync(cancellationToken);
        var numbers = Sorted(items, request.Sort, request.Descending)
            .Skip((PageOf(request, Math.Min(total, most)) - 1) * PageSize).Take(PageSize).Select(e => e.Number);
        return (total, db.EvidenceItems.AsNoTracking().Where(e => numbers.Contains(e.Number)));
    }

    /// <summary>Where finding is what takes time, it is done once: the numbers found are both the count and the page.</summary>
    private async Task<(int Total, IQueryable<EvidenceItem> OfPage)> FoundAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, int most, CancellationToken cancellationToken)
    {
        var numbers = (request.Sort == EvidenceSort.Logged ? KnownNumbers(request, viewer, most + 1) : null)
            ?? Sorted(Narrow(db.EvidenceVisibleTo(viewer).AsNoTracking(), request, today), request.Sort, request.Descending)
                .Select(e => e.Number).Take(most + 1);
        var found = IsTextAlone(request) && viewer is { SeesAllButDrafts: true, SeesAllEvidence: false } && request.Sort == EvidenceSort.Logged
            ? await FoundForAuditorAsync(request, viewer, most, cancellationToken)
            : await numbers.ToListAsync(cancellationToken);
        var ofPage = found.Skip((PageOf(request, Math.Min(found.Count, most)) - 1) * PageSize).Take(PageSize).ToList();
        return (found.Count, db.EvidenceItems.AsNoTracking().Where(e => ofPage.Contains(e.Number)));
    }

    private static bool IsTextAlone(EvidenceRegisterRequest request) =>
        !request.IsNarrowedBeyondText && EvidenceSearch.WordsOf(request.Text).Count > 0;

    /// <summary>All that the full-text index finds, less the few drafts an auditor does not see.</summary>
    private async Task<List<long>> FoundForAuditorAsync(
        EvidenceRegisterRequest request, Viewer viewer, int most, CancellationToken cancellationToken)
    {
        var hidden = await db.DraftsHiddenFrom(viewer).Select(e => e.Number).ToHashSetAsync(cancellationToken);
        var found = await db.EvidenceNumbersMatching(EvidenceSearch.WordsOf(request.Text), request.Descending, most + 1 + hidden.Count)
            .ToListAsync(cancellationToken);
        return [.. found.Where(number => !hidden.Contains(number)).Take(most + 1)];
    }

    /// <summary>Asked for by one thing alone, for someone who sees (nearly) all, or for all that is one's own: no look at the items.</summary>
    private IQueryable<long>? KnownNumbers(EvidenceRegisterRequest request, Viewer viewer, int most)
    {
        if (viewer.SeesAllEvidence && IsTextAlone(request))
        {
            return db.EvidenceNumbersMatching(EvidenceSearch.WordsOf(request.Text), request.Descending, most);
        }

        var drafts = db.DraftsHiddenFrom(viewer).Select(e => e.Number);
        var ofControl = db.EvidenceControls.Where(l => l.Control!.Code == request.ControlCode).Select(l => l.EvidenceNumber);
        var numbers = request.IsForAll ? db.EvidenceNumbersSeenOnlyBy(viewer)
            : !request.IsOfControlAlone || !viewer.SeesAllButDrafts ? null
            : viewer.SeesAllEvidence ? ofControl
            : ofControl.Where(number => !drafts.Contains(number));
        return (request.Descending ? numbers?.OrderDescending() : numbers?.Order())?.Take(most);
    }

    /// <summary>To count everything is to read everything, and everyone's first look at the register asks for it.</summary>
    private async Task<int> CountAllAsync(Viewer viewer, CancellationToken cancellationToken)
    {
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
            var ofControl = db.EvidenceControls.Where(l => l.Control!.Code == controlCode).Select(l => l.EvidenceNumber);
            items = items.Where(e => ofControl.Contains(e.Number));
        }

        if (request.FrameworkCode is { Length: > 0 } frameworkCode)
        {
            var ofFramework = db.EvidenceControls
                .Where(l => l.Control!.CommonControl!.Mappings.Any(m => m.RetiredAt == null
                    && m.Requirement!.RetiredAt == null && m.Requirement.Framework!.Code == frameworkCode))
                .Select(l => l.EvidenceNumber);
            items = items.Where(e => ofFramework.Contains(e.Number));
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
