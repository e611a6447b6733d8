
namespace CyberGov.Reminders;

/// <summary>Who would get what on a day, from the records as they are now; nothing is sent or written down.</summary>
public sealed class PreviewReminders(RemindersOwed remindersOwed, DigestWriter writer, TimeProvider time)
{
    public Task<OwedMorning> MorningAsync(DateOnly day, CancellationToken cancellationToken) => remindersOwed.ExecuteAsync(day, cancellationToken);

    /// <returns>Null when this person would get nothing on that day.</returns>
    public async Task<WrittenDigest?> MailAsync(DateOnly day, Guid personId, CancellationToken cancellationToken)
    {
        var morning = await remindersOwed.ExecuteAsync(day, cancellationToken);
        var digest = morning.Digests.FirstOrDefault(d => d.Person.PersonId == personId);

        return digest is not null && await writer.OpenAsync(cancellationToken) is { } email ? email.Write(digest, day, lastSequence: null, time.GetUtcNow()) : null;
    }
}
