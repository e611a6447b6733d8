using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

public sealed record MailRegisterRow(
    Guid QueuedEmailId, string ToName, string ToAddress, string Subject, EmailState State, DateTimeOffset QueuedAt,
    DateTimeOffset? SentAt, int AttemptCount, string? LastAnswer);

public sealed record MailRegisterPage(
    IReadOnlyList<MailRegisterRow> Rows, int TotalCount, int QueuedCount, int FailedCount, int Page, int PageCount);

/// <summary>One page of every mail the program wrote, newest first.</summary>
public sealed class MailRegisterQuery(CyberGovDbContext db)
{
    public const int PageSize = 25;

    public async Task<MailRegisterPage> ExecuteAsync(EmailState? state, int askedPage, CancellationToken cancellationToken)
    {
        var counts = await db.QueuedEmails
            .GroupBy(e => e.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.State, g => g.Count, cancellationToken);
        var total = state is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = askedPage >= 1 && askedPage <= pageCount ? askedPage : 1;

        var rows = await db.QueuedEmails
            .AsNoTracking()
            .Where(e => state == null || e.State == state)
            .OrderByDescending(e => e.QueuedAt)
            .ThenBy(e => e.ToName)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(e => new MailRegisterRow(
                e.QueuedEmailId, e.ToName, e.ToAddress, e.Subject, e.State, e.QueuedAt, e.SentAt, e.AttemptCount, e.LastAnswer))
            .ToListAsync(cancellationToken);

        return new MailRegisterPage(
            rows, total, counts.GetValueOrDefault(EmailState.Queued), counts.GetValueOrDefault(EmailState.Failed), page, pageCount);
    }
}
