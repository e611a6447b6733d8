using CyberGov.Data;
using CyberGov.Mail;

namespace CyberGov.Reminders;

/// <summary>Gives digests the council's look and the words of every kind of thing there is to do.</summary>
public sealed class DigestWriter(CyberGovDbContext db, IEnumerable<IReminderSource> sources, SiteAddress site, MailSettings settings)
{
    /// <returns>Null before the council is set up.</returns>
    public async Task<DigestEmail?> OpenAsync(CancellationToken cancellationToken) =>
        await CouncilLook.LoadAsync(db, settings, cancellationToken) is { } council ? new DigestEmail(council, site, KindsOf(sources)) : null;

    public static Dictionary<string, DueKind> KindsOf(IEnumerable<IReminderSource> sources) =>
        sources.SelectMany(s => s.Kinds).ToDictionary(k => k.Key, StringComparer.Ordinal);
}
