using CyberGov.Data;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the register of data sharing agreements.</summary>
internal sealed record AgreementLine
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string ServiceArea { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset? ActivatedAt { get; init; }

    public required string? ActivatedBy { get; init; }

    public required DateTimeOffset? ChangedInForceAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required DateOnly? EndsOn { get; init; }

    public required DateOnly? LastReviewedOn { get; init; }

    public required DateOnly? NextReviewOn { get; init; }

    public required string Purpose { get; init; }

    public required string DataItems { get; init; }

    public required IReadOnlyList<AgreementParty> Parties { get; init; }

    /// <summary>The assessments it rests on that the person may see.</summary>
    public IReadOnlyList<LinkedPiaState> Pias { get; set; } = [];

    public string StateInWords => this switch
    {
        { EndedAt: not null } => "Ended",
        { ActivatedAt: not null } => "In force",
        { ChangedInForceAt: not null } => "Changed, not in force",
        _ => "Draft",
    };
}

/// <summary>
/// Reads the agreements of a pack, a hundred at a time: those that rest on assessments belong where assessments do. Parties and
/// assessments come with their agreements, so a pack of many asks no more often than one of few.
/// </summary>
internal sealed class AgreementLines(CyberGovDbContext db, PackScope scope)
{
    private const string OwnControl = "PRV-19";
    private const string PiaControls = "PIA-";
    private const int AtATime = 100;

    public Task<bool> BelongAsync(CancellationToken cancellationToken) => scope.Framework is null
        ? Task.FromResult(true)
        : scope.Controls(db).AnyAsync(c => c.Code.StartsWith(PiaControls) || c.Code == OwnControl, cancellationToken);

    public IAsyncEnumerable<AgreementLine> ReadAsync(CancellationToken cancellationToken) =>
        LinesInParts.ReadAsync(AtATime, last => SomeAsync(last, cancellationToken), l => l.Number);

    private async Task<List<AgreementLine>> SomeAsync(long last, CancellationToken cancellationToken)
    {
        var lines = await AgreementsAsync(last, cancellationToken);
        var ids = lines.ConvertAll(l => l.Id);
        var pias = (await db.PiasVisibleTo(scope.Viewer).AsNoTracking()
            .Join(db.RecordPias.Where(l => ids.Contains(l.InformationRecordId)), p => p.PiaId, l => l.PiaId, (p, l) => new { l.InformationRecordId, p.Number, p.Code, p.State })
            .OrderBy(p => p.Number)
            .ToListAsync(cancellationToken)).ToLookup(p => p.InformationRecordId, p => new LinkedPiaState(p.Code, p.State));
        lines.ForEach(l => l.Pias = [.. pias[l.Id]]);
        return lines;
    }

    /// <summary>Begun by the end of the period, and not ended before it began.</summary>
    private Task<List<AgreementLine>> AgreementsAsync(long last, CancellationToken cancellationToken)
    {
        var until = Calendar.UkTime.At(scope.Pack.PeriodTo.AddDays(1), TimeOnly.MinValue);
        var from = Calendar.UkTime.At(scope.Pack.PeriodFrom, TimeOnly.MinValue);
        return db.RecordsVisibleTo(scope.Viewer).AsNoTracking().OfType<SharingAgreement>()
            .Where(a => a.Number > last && a.StartedAt < until && (a.RetiredAt == null || a.RetiredAt >= from))
            .OrderBy(a => a.Number)
            .Take(AtATime)
            .Select(a => new AgreementLine
            {
                Id = a.InformationRecordId,
                Number = a.Number,
                Code = a.Code,
                Name = a.Name,
                ServiceArea = a.ServiceArea!.Name,
                Owner = a.Owner!.Name,
                ActivatedAt = a.ActivatedAt,
                ActivatedBy = db.People.Where(p => p.Id == a.ActivatedById).Select(p => p.Name).FirstOrDefault(),
                ChangedInForceAt = a.ChangedInForceAt,
                EndedAt = a.RetiredAt,
                StartsOn = a.StartsOn,
                EndsOn = a.EndsOn,
                LastReviewedOn = a.LastReviewedOn,
                NextReviewOn = a.NextReviewOn,
                Purpose = a.Purpose,
                DataItems = a.DataItems,
                Parties = a.Parties.OrderBy(p => p.Position).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
    }
}
