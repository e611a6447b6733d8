using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Reminders;

/// <summary>What became of one reminder.</summary>
public enum ReminderState
{
    Waiting,
    Sent,
    Refused,

    /// <summary>It was done or moved before the mail went, so the mail went without it.</summary>
    NotNeeded,
}

/// <summary>One line of the ledger: what was owed, to whom, at which step, and what became of it.</summary>
public sealed record ReminderRow(
    Guid PersonId, string PersonName, string Kind, Guid ItemId, string Code, DateOnly DueOn, int Step, DateOnly StepOn, ReminderRung Rung,
    Guid QueuedEmailId, EmailState EmailState, DateTimeOffset QueuedAt, DateTimeOffset? SentAt, string? Transport, string? Answer,
    DateTimeOffset? NotNeededAt)
{
    public ReminderState State => this switch
    {
        { NotNeededAt: not null } => ReminderState.NotNeeded,
        { EmailState: EmailState.Sent } => ReminderState.Sent,
        { EmailState: EmailState.Failed } => ReminderState.Refused,
        { EmailState: EmailState.Queued } => ReminderState.Waiting,
        _ => ReminderState.NotNeeded,
    };
}

public sealed record ReminderFilter
{
    public Guid? PersonId { get; init; }

    public string? Kind { get; init; }

    public Guid? ItemId { get; init; }

    /// <summary>Such as IAM-03, EV-2026-0042 or REQ-2026-0007.</summary>
    public string? Code { get; init; }

    public ReminderState? State { get; init; }

    /// <summary>Of the day on which it was owed.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int Page { get; init; } = 1;
}

public sealed record ReminderPage(IReadOnlyList<ReminderRow> Rows, int TotalCount, int Page, int PageCount);

/// <summary>The ledger of reminders, newest first: two queries a page. Those who look after the whole see all of it, administrators
/// and auditors as far as they may see the items, and everyone what they were told themselves.</summary>
public sealed class ReminderLedgerQuery(CyberGovDbContext db, IEnumerable<IReminderSource> sources)
{
    public const int PageSize = 25;

    private const int MostInAFile = 1_000_000;

    private static readonly CouncilRole[] SeeEverything =
        [CouncilRole.InformationGovernanceOfficer, CouncilRole.DataProtectionOfficer, CouncilRole.SeniorInformationRiskOwner];

    public async Task<ReminderPage> PageAsync(ReminderFilter filter, Viewer viewer, CancellationToken cancellationToken)
    {
        var reminders = Narrow(VisibleTo(viewer), filter);
        var total = await reminders.CountAsync(cancellationToken);
        var pageCount = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = filter.Page >= 1 && filter.Page <= pageCount ? filter.Page : 1;
        var rows = await Rows(NewestFirst(reminders).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);

        return new ReminderPage(rows, total, page, pageCount);
    }

    /// <summary>The newest lines of these items, for the page of a record.</summary>
    public Task<List<ReminderRow>> LatestAsync(IQueryable<Guid> itemIds, int most, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(NewestFirst(VisibleTo(viewer).Where(r => itemIds.Contains(r.ItemId))).Take(most)).ToListAsync(cancellationToken);

    /// <summary>The whole list behind a filter, newest first, read as it is asked for; as much as a sheet of Excel holds.</summary>
    public IAsyncEnumerable<ReminderRow> ReadAsync(ReminderFilter filter, Viewer viewer) =>
        Rows(NewestFirst(Narrow(VisibleTo(viewer), filter)).Take(MostInAFile)).AsAsyncEnumerable();

    /// <summary>Of what was owed and not sent, the items that this person answers for or may look at.</summary>
    public IQueryable<UnsentReminder> OfVisibleItems(Viewer viewer, IQueryable<UnsentReminder> unsent)
    {
        if (viewer.IsAny(SeeEverything))
        {
            return unsent;
        }

        var isShown = viewer.IsAny(CouncilRole.Administrator, CouncilRole.Auditor);
        var visible = ItemsVisibleTo(viewer);
        return unsent.Where(r => isShown && visible.Any(id => id == r.ItemId));
    }

    /// <summary>The people in the ledger, for its filter.</summary>
    public Task<List<ReminderPerson>> PeopleAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var told = VisibleTo(viewer).Select(r => r.PersonId);
        return db.People.AsNoTracking().Where(p => told.Contains(p.Id)).OrderBy(p => p.Name)
            .Select(p => new ReminderPerson(p.Id, p.Name, p.Email ?? "")).ToListAsync(cancellationToken);
    }

    private IQueryable<Reminder> VisibleTo(Viewer viewer)
    {
        var reminders = db.Reminders.AsNoTracking();
        if (viewer.IsAny(SeeEverything))
        {
            return reminders;
        }

        if (!viewer.IsAny(CouncilRole.Administrator, CouncilRole.Auditor))
        {
            return reminders.Where(r => r.PersonId == viewer.PersonId);
        }

        var visible = ItemsVisibleTo(viewer);
        return reminders.Where(r => r.PersonId == viewer.PersonId || visible.Any(id => id == r.ItemId));
    }

    private IQueryable<Guid> ItemsVisibleTo(Viewer viewer) =>
        sources.Select(s => s.ItemsVisibleTo(viewer)).Aggregate((all, more) => all.Concat(more));

    private static IQueryable<Reminder> Narrow(IQueryable<Reminder> reminders, ReminderFilter filter)
    {
        reminders = filter.PersonId is { } person ? reminders.Where(r => r.PersonId == person) : reminders;
        reminders = filter.Kind is { Length: > 0 } kind ? reminders.Where(r => r.Kind == kind) : reminders;
        reminders = filter.ItemId is { } item ? reminders.Where(r => r.ItemId == item) : reminders;
        reminders = filter.Code is { Length: > 0 } code ? reminders.Where(r => r.Code == code) : reminders;
        reminders = filter.From is { } from ? reminders.Where(r => r.StepOn >= from) : reminders;
        reminders = filter.To is { } to ? reminders.Where(r => r.StepOn <= to) : reminders;

        return filter.State switch
        {
            ReminderState.NotNeeded => reminders.Where(r => r.NotNeededAt != null || r.QueuedEmail!.State == EmailState.NotNeeded),
            ReminderState.Sent => reminders.Where(r => r.NotNeededAt == null && r.QueuedEmail!.State == EmailState.Sent),
            ReminderState.Refused => reminders.Where(r => r.NotNeededAt == null && r.QueuedEmail!.State == EmailState.Failed),
            ReminderState.Waiting => reminders.Where(r => r.NotNeededAt == null && r.QueuedEmail!.State == EmailState.Queued),
            _ => reminders,
        };
    }

    private static IQueryable<Reminder> NewestFirst(IQueryable<Reminder> reminders) =>
        reminders.OrderByDescending(r => r.StepOn).ThenByDescending(r => r.ReminderId);

    private IQueryable<ReminderRow> Rows(IQueryable<Reminder> reminders) => reminders.Select(r => new ReminderRow(
        r.PersonId, r.Person!.Name, r.Kind, r.ItemId, r.Code, r.DueOn, r.Step, r.StepOn, r.Rung, r.QueuedEmailId, r.QueuedEmail!.State,
        r.QueuedEmail.QueuedAt, r.QueuedEmail.SentAt,
        db.EmailAttempts.Where(a => a.QueuedEmailId == r.QueuedEmailId).OrderByDescending(a => a.AttemptedAt).Select(a => a.Transport).FirstOrDefault(),
        r.QueuedEmail.LastAnswer, r.NotNeededAt));
}
