using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>An assessment a record is linked to, as far as this person may see it.</summary>
public sealed record LinkedPia(string Code, string Title, PiaState State);

/// <summary>A record as its page shows it to one person.</summary>
/// <param name="Record">With its owner, service area, writers and parties.</param>
/// <param name="Pias">The assessments it is linked to that this person may see.</param>
/// <param name="HiddenPias">How many others it is linked to.</param>
/// <param name="IsWarned">Whether it is in force though an assessment does not allow it any more.</param>
/// <param name="MayChange">Whether this person may change it.</param>
/// <param name="MayActivate">Whether this person may put it into force.</param>
/// <param name="IsOver">Whether this person could change it, were it not out of use: forms they have open still can be sent.</param>
public sealed record RecordDetails(
    InformationRecord Record, IReadOnlyList<LinkedPia> Pias, int HiddenPias, bool IsWarned, bool MayChange, bool MayActivate, bool IsOver);

/// <summary>Reads one record with what this person may do next; null when it does not exist for them.</summary>
public sealed class RecordDetailsQuery(CyberGovDbContext db)
{
    public async Task<RecordDetails?> ExecuteAsync(
        RegisterKind kind, string code, Viewer viewer, CancellationToken cancellationToken)
    {
        var record = await db.RecordsVisibleTo(viewer).AsNoTracking()
            .Include(r => r.Owner)
            .Include(r => r.ServiceArea)
            .Include(r => r.ChangedBy)
            .Include(r => r.LastReviewedBy)
            .Include(r => ((SharingAgreement)r).Parties.OrderBy(p => p.Position))
            .AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Kind == kind && r.Code == code, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var states = await db.RecordPias
            .Where(l => l.InformationRecordId == record.InformationRecordId)
            .Select(l => l.Pia!.State)
            .ToListAsync(cancellationToken);
        var pias = await db.PiasVisibleTo(viewer)
            .Where(p => db.RecordPias.Any(l => l.PiaId == p.PiaId && l.InformationRecordId == record.InformationRecordId))
            .OrderBy(p => p.Number)
            .Select(p => new LinkedPia(p.Code, p.Title, p.State))
            .ToListAsync(cancellationToken);
        var agreement = record as SharingAgreement;
        return new RecordDetails(
            record, pias, states.Count - pias.Count,
            agreement?.State == AgreementState.Active && states.Exists(s => !s.OpensTheSharingGate),
            viewer.MayChange(record),
            agreement is { WaitsToStart: true } && viewer.KeepsAllInformationRegisters,
            record.RetiredAt is not null && viewer.Keeps(record));
    }
}

/// <summary>Whom a record may name as its owner, by name.</summary>
public sealed class RecordOwnersQuery(CyberGovDbContext db)
{
    public Task<List<PiaPerson>> ExecuteAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.RecordOwners(today).AsNoTracking()
            .OrderBy(p => p.Name)
            .Select(p => new PiaPerson(p.Id, p.Name))
            .ToListAsync(cancellationToken);
}

/// <summary>A record as the page of an assessment names it.</summary>
public sealed record RecordOfPia(RegisterKind Kind, string Code, string Name, bool IsRetired, bool MayChange);

/// <summary>The records that an assessment serves.</summary>
public sealed class RecordsOfPiaQuery(CyberGovDbContext db)
{
    /// <returns>Null when there is no such assessment for this person.</returns>
    public async Task<IReadOnlyList<RecordOfPia>?> ExecuteAsync(string piaCode, Viewer viewer, CancellationToken cancellationToken)
    {
        var piaId = await db.PiasVisibleTo(viewer)
            .Where(p => p.Code == piaCode)
            .Select(p => (Guid?)p.PiaId)
            .SingleOrDefaultAsync(cancellationToken);
        if (piaId is null)
        {
            return null;
        }

        var changeable = db.RecordsChangeableBy(viewer).Select(r => r.InformationRecordId);
        return await db.RecordsVisibleTo(viewer).AsNoTracking()
            .Where(r => r.Pias.Any(l => l.PiaId == piaId))
            .OrderBy(r => r.Kind).ThenBy(r => r.Number)
            .Select(r => new RecordOfPia(r.Kind, r.Code, r.Name, r.RetiredAt != null, changeable.Contains(r.InformationRecordId)))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>How many records each register holds and how many of them wait to be looked at.</summary>
public sealed record RegisterCounts(RegisterKind Kind, int InUse, int ReviewOverdue);

/// <summary>The four registers in one query, and the agreements in force whose assessment does not allow them any more.</summary>
public sealed class RegistersQuery(CyberGovDbContext db)
{
    /// <summary>There should be none; a list longer than this is cut, and the register has them all.</summary>
    private const int MostWarned = 50;

    public async Task<IReadOnlyDictionary<RegisterKind, RegisterCounts>> CountsAsync(
        Viewer viewer, DateOnly today, CancellationToken cancellationToken) => await db.RecordsVisibleTo(viewer)
        .Where(r => r.RetiredAt == null)
        .GroupBy(r => r.Kind)
        .Select(g => new RegisterCounts(g.Key, g.Count(), g.Count(r => r.NextReviewOn < today)))
        .ToDictionaryAsync(c => c.Kind, cancellationToken);

    public Task<List<RecordOfPia>> WarnedAsync(Viewer viewer, CancellationToken cancellationToken) => db.RecordsVisibleTo(viewer)
        .Warned()
        .OrderBy(r => r.Number)
        .Take(MostWarned)
        .Select(r => new RecordOfPia(r.Kind, r.Code, r.Name, false, false))
        .ToListAsync(cancellationToken);
}
