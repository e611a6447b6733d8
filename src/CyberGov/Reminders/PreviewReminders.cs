
namespace CyberGov.Reminders;

/// <summary>A page of those who would get a mail on a day.</summary>
/// <param name="QuietBecause">Why nothing goes out on that day; null on an ordinary one.</param>
public sealed record PreviewPage(
    DateOnly Day, string? QuietBecause, int PeopleCount, IReadOnlyList<OwedDigest> Digests, int Page, int PageCount);

/// <summary>Who would get what on a day, from the records as they are now; nothing is sent or written down.</summary>
public sealed class PreviewReminders(RemindersOwed remindersOwed, DigestWriter writer, TimeProvider time)
{
    public const int PageSize = 50;

    /// <returns>Everyone who would get a mail, by name, and the mails of one page of them.</returns>
    public async Task<PreviewPage> PageAsync(DateOnly day, int page, CancellationToken cancellationToken)
    {
        var morning = await remindersOwed.ExecuteAsync(day, cancellationToken);
        var pages = Math.Max(1, (morning.People.Count + PageSize - 1) / PageSize);
        var shown = page >= 1 && page <= pages ? page : 1;
        var people = morning.People.OrderBy(p => p.Person.Name, StringComparer.CurrentCulture).ThenBy(p => p.Person.PersonId)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToList();

        return new PreviewPage(
            day, morning.QuietBecause, morning.People.Count, await remindersOwed.DigestsOfAsync(morning, people, cancellationToken), shown, pages);
    }

    /// <returns>Null when this person would get nothing on that day.</returns>
    public async Task<WrittenDigest?> MailAsync(DateOnly day, Guid personId, CancellationToken cancellationToken)
    {
        var morning = await remindersOwed.ExecuteAsync(day, cancellationToken);
        var person = morning.People.Where(p => p.Person.PersonId == personId).ToList();
        var digests = person.Count == 0 ? [] : await remindersOwed.DigestsOfAsync(morning, person, cancellationToken);

        return digests is [var digest] && await writer.OpenAsync(cancellationToken) is { } email ? email.Write(digest, day, lastSequence: null, time.GetUtcNow()) : null;
    }
}
