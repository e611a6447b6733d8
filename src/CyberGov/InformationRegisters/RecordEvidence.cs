using CyberGov.Calendar;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Evidence;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>What is said of a record that is evidence by itself.</summary>
internal sealed record OwnEvidence(string Source, string Title, string Shows, string Note, string Path)
{
    public required EvidenceKind Kind { get; init; }

    public required IReadOnlyCollection<string> ControlCodes { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>Null where someone else is still to accept it.</summary>
    public Guid? AccepterId { get; init; }

    public DateOnly? ExpiresOn { get; init; }
}

/// <summary>Logs the evidence of a record in place of what stood for the same record before, and ends it.</summary>
public sealed class RecordEvidence(CyberGovDbContext db, LogOwnEvidence log, SiteAddress site, TimeProvider time)
{
    internal async Task LogAsync(OwnEvidence own, CancellationToken cancellationToken)
    {
        var controlIds = await db.Controls.InForce()
            .Where(c => own.ControlCodes.Contains(c.Code))
            .Select(c => c.ControlId)
            .ToListAsync(cancellationToken);
        if (controlIds.Count == 0)
        {
            return;
        }

        var today = time.TodayInUk();
        var before = await StandingAsync(own.Source, cancellationToken);
        var item = await log.ExecuteAsync(
            new NewEvidence
            {
                Title = Cut(own.Title, NewEvidence.MaxTitleLength),
                Shows = Cut(own.Shows, NewEvidence.MaxShowsLength),
                Note = Cut(own.Note, NewEvidence.MaxNoteLength),
                LinkUrl = site.Page(own.Path).AbsoluteUri,
                EffectiveOn = today,
                ExpiresOn = own.ExpiresOn > today ? own.ExpiresOn : null,
                OwnerId = own.AuthorId,
                Marking = Marking.Official,
                Kind = own.Kind,
                ControlIds = controlIds,
            },
            own.AuthorId,
            own.AccepterId == own.AuthorId ? null : own.AccepterId,
            before,
            cancellationToken);
        db.EvidenceOfRecords.Add(new EvidenceOfRecord { EvidenceItemId = item.EvidenceItemId, Source = own.Source });
        await db.SaveChangesAsync(cancellationToken);
    }

    internal async Task EndAsync(string source, string reason, Guid byId, CancellationToken cancellationToken)
    {
        if (await StandingAsync(source, cancellationToken) is { } itemId)
        {
            await log.WithdrawAsync(itemId, Cut(reason, WithdrawEvidence.MaxReasonLength), byId, cancellationToken);
        }
    }

    /// <summary>Whether an item logged since a day stands for it; held until the transaction ends, so that it is logged once.</summary>
    internal async Task<bool> StandsForAsync(string source, DateOnly since, CancellationToken cancellationToken)
    {
        await db.LockEvidenceAsync(cancellationToken);
        return await Standing(source).AnyAsync(e => e.EvidenceItem!.EffectiveOn >= since, cancellationToken);
    }

    /// <summary>The newest item of the record that still counts or waits.</summary>
    internal Task<Guid?> StandingAsync(string source, CancellationToken cancellationToken) => Standing(source)
        .OrderByDescending(e => e.EvidenceItem!.Number)
        .Select(e => (Guid?)e.EvidenceItemId)
        .FirstOrDefaultAsync(cancellationToken);

    private IQueryable<EvidenceOfRecord> Standing(string source) => db.EvidenceOfRecords.Where(e => e.Source == source
        && (e.EvidenceItem!.Stage == EvidenceStage.Accepted || e.EvidenceItem.Stage == EvidenceStage.Submitted));

    private static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)].TrimEnd()}…";
}
