using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One page of the evidence register: three queries, and one more to count the whole, whatever the data.</summary>
public sealed class EvidenceRegisterQuery(CyberGovDbContext db, KeptLists kept)
{
    public const int PageSize = 25;

    /// <summary>Of a narrowed list no more are counted than this, or than the pages up to a few behind the one asked for.</summary>
    public const int MostCounted = 2_000;

    private const int PagesBehind = 4;

    public async Task<EvidenceRegisterPage> ExecuteAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var found = IsWhole(request, viewer)
            ? await WholeAsync(request, viewer, today, cancellationToken)
            : await FoundAsync(request, viewer, today, cancellationToken);
        var numbers = found.Numbers;

        var rows = await Sorted(db.EvidenceItems.AsNoTracking().Where(e => numbers.Contains(e.Number)), request.Sort, request.Descending)
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
            found.Total,
            found.Page,
            PagesOf(found.Total),
            found.HasMore);
    }

    private static int PagesOf(int total) => (int)Math.Max(1, (total + PageSize - 1L) / PageSize);

    private static bool IsWhole(EvidenceRegisterRequest request, Viewer viewer) =>
        viewer.SeesAllButDrafts && request.IsForAll;

    /// <summary>Everything has been counted before: only the page is read.</summary>
    private async Task<FoundPage> WholeAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var total = await CountAllAsync(viewer, cancellationToken);
        var page = request.Page >= 1 && request.Page <= PagesOf(total) ? request.Page : 1;
        var numbers = await Numbers(request, viewer, today).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new FoundPage(numbers, total, page, HasMore: false);
    }

    /// <summary>Finding is what takes time, so it is done once: the numbers found are both the count and the page.</summary>
    private async Task<FoundPage> FoundAsync(
        EvidenceRegisterRequest request, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var page = Math.Clamp(request.Page, 1, int.MaxValue / PageSize - PagesBehind);
        var before = (page - 1) * PageSize;
        var most = Math.Max(before + (PagesBehind + 1) * PageSize, MostCounted);
        var found = await Numbers(request, viewer, today).Skip(before).Take(most - before + 1).ToListAsync(cancellationToken);
        if (found.Count == 0 && page > 1)
        {
            return await FoundAsync(request with { Page = 1 }, viewer, today, cancellationToken);
        }

        var total = before + found.Count;
        return new FoundPage([.. found.Take(PageSize)], Math.Min(total, most), page, HasMore: total > most);
    }

    /// <summary>
    /// The numbers of the items asked for, in order. Found by text or by control they come from that index in the order of
    /// logging, so the databases stop at the last one wanted and need not look through all there are.
    /// </summary>
    private IQueryable<long> Numbers(EvidenceRegisterRequest request, Viewer viewer, DateOnly today)
    {
        if (request.Sort != EvidenceSort.Logged || Indexed(request, viewer) is not { } indexed)
        {
            var items = Narrow(db.EvidenceVisibleTo(viewer).AsNoTracking(), request, viewer, today);
            return Sorted(items, request.Sort, request.Descending).Select(e => e.Number);
        }

        var rest = request.HasText ? request with { Text = null } : request with { ControlCode = null };
        var numbers = request.IsForAll ? indexed
            : !rest.IsForAll ? Within(indexed, Narrow(db.EvidenceVisibleTo(viewer), rest, viewer, today))
            : viewer.SeesAllEvidence ? indexed
            : db.EvidenceNumbersSeenOnlyBy(viewer) is { } seen ? AmongOwn(indexed, seen)
            : viewer.SeesAllButDrafts ? NotIn(indexed, db.DraftsHiddenFrom(viewer))
            : Within(indexed, db.EvidenceVisibleTo(viewer));
        return request.Descending ? numbers.OrderDescending() : numbers.Order();
    }

    /// <summary>What an index knows without a look at the items; null where none does.</summary>
    private IQueryable<long>? Indexed(EvidenceRegisterRequest request, Viewer viewer) =>
        SearchWords.Asked(request.Text) is { Count: > 0 } words ? db.EvidenceNumbersMatching(words)
        : request.HasText ? null
        : request.ControlCode is { Length: > 0 } controlCode ? OfControl(controlCode)
        : request.IsForAll ? db.EvidenceNumbersSeenOnlyBy(viewer)
        : null;

    private static IQueryable<long> Within(IQueryable<long> numbers, IQueryable<EvidenceItem> items) =>
        numbers.Join(items, number => number, e => e.Number, (number, _) => number);

    /// <summary>
    /// With the sum SQLite makes the set of one's own first and looks each number up in it; without, it would ask the text index
    /// anew for each of one's own items.
    /// </summary>
    private static IQueryable<long> AmongOwn(IQueryable<long> numbers, IQueryable<long> own) =>
        numbers.Where(number => own.Contains(number + 0));

    private static IQueryable<long> NotIn(IQueryable<long> numbers, IQueryable<EvidenceItem> items)
    {
        var left = items.Select(e => e.Number);
        return numbers.Where(number => !left.Contains(number));
    }

    private IQueryable<long> OfControl(string controlCode) =>
        db.EvidenceControls.Where(l => l.Control!.Code == controlCode).Select(l => l.EvidenceNumber);

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

    private IQueryable<EvidenceItem> Narrow(
        IQueryable<EvidenceItem> items, EvidenceRegisterRequest request, Viewer viewer, DateOnly today)
    {
        items = request.HasText ? Matching(items, request.Text!) : items;
        items = request.OwnerId is { } ownerId ? items.Where(e => e.OwnerId == ownerId) : items;
        items = request.Mine ? items.OfPerson(viewer) : items;
        items = request.Marking is { } marking ? items.Where(e => e.Marking == marking) : items;
        items = request.States.Count > 0 ? items.InAnyOf(request.States, today) : items;
        items = request.StandingOnly ? items.Standing() : items;

        if (request.ControlCode is { Length: > 0 } controlCode)
        {
            var ofControl = OfControl(controlCode);
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
        var words = SearchWords.Asked(text);
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

    private sealed record FoundPage(IReadOnlyList<long> Numbers, int Total, int Page, bool HasMore);
}
