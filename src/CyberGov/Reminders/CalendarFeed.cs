using System.Security.Cryptography;
using System.Text;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reminders;

/// <summary>The address under which a person's calendar program reads their due dates; only a hash of its secret is kept.</summary>
public sealed class CalendarFeed
{
    public Guid CalendarFeedId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PersonId { get; init; }

    public Person? Person { get; init; }

    [Recorded(FactOnly = true)]
    public required string SecretSha256 { get; set; }

    public required DateTimeOffset MadeAt { get; set; }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.Property(f => f.SecretSha256).HasMaxLength(64);
        builder.HasIndex(f => f.PersonId).IsUnique();
        builder.HasIndex(f => f.SecretSha256).IsUnique();
        builder.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId);
    }
}

/// <summary>Makes a person's feed, or gives it a new secret so that the old address is dead; and ends it.</summary>
public sealed class ChangeCalendarFeed(CyberGovDbContext db, TimeProvider time)
{
    private const int SecretBytes = 32;

    /// <returns>The secret, which is shown once and kept nowhere.</returns>
    public async Task<string> RenewAsync(Guid personId, CancellationToken cancellationToken)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(f => f.PersonId == personId, cancellationToken);
        if (feed is null)
        {
            db.CalendarFeeds.Add(new CalendarFeed { PersonId = personId, SecretSha256 = HashOf(secret), MadeAt = time.GetUtcNow() });
        }
        else
        {
            (feed.SecretSha256, feed.MadeAt) = (HashOf(secret), time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    public async Task EndAsync(Guid personId, CancellationToken cancellationToken)
    {
        db.CalendarFeeds.RemoveRange(await db.CalendarFeeds.Where(f => f.PersonId == personId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>What a person's calendar program reads: their own open items of the next year, and nobody else's.</summary>
public sealed class CalendarFeedQuery(
    CyberGovDbContext db, IEnumerable<IReminderSource> sources, SiteAddress site, MailSettings settings, TimeProvider time)
{
    private const int DaysAhead = 366;

    public Task<DateTimeOffset?> MadeAtAsync(Guid personId, CancellationToken cancellationToken) => db.CalendarFeeds.AsNoTracking()
        .Where(f => f.PersonId == personId).Select(f => (DateTimeOffset?)f.MadeAt).SingleOrDefaultAsync(cancellationToken);

    /// <returns>Null when the secret opens nothing, or its person has left.</returns>
    public async Task<string?> ReadAsync(string secret, CancellationToken cancellationToken)
    {
        var today = time.TodayInUk();
        var hash = ChangeCalendarFeed.HashOf(secret);
        var person = await db.CalendarFeeds.AsNoTracking().Where(f => f.SecretSha256 == hash).Select(f => f.Person).SingleOrDefaultAsync(cancellationToken);
        if (person is null || !person.MaySignIn(today) || await CouncilLook.LoadAsync(db, cancellationToken) is not { } council)
        {
            return null;
        }

        var scope = new DueScope(today.AddDays(DaysAhead)) { OwnerId = person.Id };
        var items = await RemindersOwed.DueAsync(sources, scope, cancellationToken).ToListAsync(cancellationToken);
        var kinds = DigestWriter.KindsOf(sources);
        var entries = items.OrderBy(i => i.DueOn).ThenBy(i => i.Code, StringComparer.Ordinal).Select(i => DigestEmail.EntryOf(i, kinds[i.Kind], site));

        var now = time.GetUtcNow();
        var last = await CalendarSequence.LastOfAsync(db, [person.Id], cancellationToken);

        return new CalendarText(council.Name, settings.FromAddress.Address)
            .Write(method: null, entries, CalendarSequence.After(last.GetValueOrDefault(person.Id), now), now);
    }
}
