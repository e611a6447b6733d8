using System.Linq.Expressions;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>Something a person must do by a day, whichever part of the program asks for it.</summary>
/// <param name="Kind">Which <see cref="DueKind"/> it is.</param>
/// <param name="ItemId">What must be acted on; with the kind it names this item for ever.</param>
/// <param name="DueOn">The day by which.</param>
/// <param name="KnownSince">Steps that fell before this day are not owed: nobody could have told of them.</param>
/// <param name="Code">What people quote, such as IAM-03.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Why">The duty behind it, in one line.</param>
/// <param name="Path">The page on which it is done.</param>
/// <param name="OwnerId">Who must do it; null means the information governance officers.</param>
/// <param name="DeputyId">Who does it when the owner cannot.</param>
/// <param name="QuietUntil">Nobody is reminded before this day.</param>
public sealed record DueItem(
    string Kind,
    Guid ItemId,
    DateOnly DueOn,
    DateOnly KnownSince,
    string Code,
    string Title,
    string Why,
    string Path,
    Guid? OwnerId,
    Guid? DeputyId,
    DateOnly? QuietUntil)
{
    /// <summary>Those who may not do it, such as the author of what is to be accepted; counts where no owner is named.</summary>
    public IReadOnlyList<Guid> NotFor { get; init; } = [];
}

/// <summary>A kind of thing people must do, and the words for it in a mail.</summary>
/// <param name="Key">Stable name, such as review.</param>
/// <param name="Heading">Above its section, such as Reviews to do.</param>
/// <param name="Ask">What the reader does with each entry.</param>
/// <param name="Verb">Before a code or a number, such as Review.</param>
/// <param name="One">One of them, such as control.</param>
/// <param name="Many">Several of them.</param>
/// <param name="ListPath">Where all of them are listed.</param>
public sealed record DueKind(string Key, string Heading, string Ask, string Verb, string One, string Many, string ListPath);

/// <summary>Which due items are asked for: all that are due by the horizon, or only certain ones of them.</summary>
public sealed record DueScope(DateOnly Horizon)
{
    public IReadOnlyCollection<Guid>? ItemIds { get; init; }

    /// <summary>Only what this person owns.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>
    /// The rows asked for by their key, or all. Of so many keys there are at most so many rows: said in the query, it makes SQLite look
    /// them up by key, where it would read everything that is open for each few people whose digests are written.
    /// </summary>
    public IQueryable<T> Narrow<T>(IQueryable<T> rows, Expression<Func<T, Guid>> key)
    {
        if (ItemIds is not { } ids)
        {
            return rows;
        }

        Expression<Func<IEnumerable<Guid>>> asked = () => EF.Parameter(ids);
        var isAsked = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], asked.Body, key.Body);

        return rows.Where(Expression.Lambda<Func<T, bool>>(isAsked, key.Parameters)).OrderBy(key).Take(ids.Count);
    }
}

/// <summary>
/// A part of the program that has things for people to do. The question is always what is due, never what is due on one exact day.
/// </summary>
public interface IReminderSource
{
    IReadOnlyList<DueKind> Kinds { get; }

    /// <summary>
    /// Everything open, given as it is read, in a number of queries that does not grow with the data. Until its end the reader asks the
    /// database for nothing else: PostgreSQL answers one question at a time.
    /// </summary>
    IAsyncEnumerable<DueItem> DueAsync(DueScope scope, CancellationToken cancellationToken);

    /// <summary>The ids of the items of its kinds, open or not, that this person may see.</summary>
    IQueryable<Guid> ItemsVisibleTo(Viewer viewer);
}
