using CyberGov.Catalogue;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

public sealed record EvidenceFacts(
    Guid EvidenceItemId,
    string Code,
    string Title,
    string Shows,
    string? LinkUrl,
    string? Note,
    Guid OwnerId,
    string OwnerName,
    Marking Marking,
    DateOnly EffectiveOn,
    DateOnly? ExpiresOn,
    Guid LoggedById,
    string LoggedByName,
    DateTimeOffset LoggedAt,
    DateTimeOffset? WithdrawnAt,
    string? WithdrawnByName,
    string? WithdrawnReason)
{
    public EvidenceState StateOn(DateOnly today) => EvidenceStates.Of(WithdrawnAt, ExpiresOn, today);
}

public sealed record EvidenceFileFacts(Guid EvidenceFileId, string FileName, string ContentType, long Length, string Sha256);

public sealed record EvidencedControl(Guid ControlId, string Code, string Title, string? OwnerName);

/// <summary>A requirement that one of the item's controls serves.</summary>
public sealed record ServedRequirement(
    string FrameworkCode, string FrameworkTitle, string Code, string Title, string ControlCode, Relationship Relationship);

public sealed record EvidenceDetails(
    EvidenceFacts Facts,
    IReadOnlyList<EvidenceFileFacts> Files,
    IReadOnlyList<EvidencedControl> Controls,
    IReadOnlyList<ServedRequirement> Requirements,
    IReadOnlyList<EvidenceEvent> History);

/// <summary>Everything one item's page shows: six queries, whatever the data.</summary>
public sealed class EvidenceDetailsQuery(CyberGovDbContext db, EvidenceHistoryQuery history)
{
    /// <summary>Null when there is no such item for this person.</summary>
    public async Task<EvidenceDetails?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await FactsAsync(code, viewer, cancellationToken) is not { } facts)
        {
            return null;
        }

        return new EvidenceDetails(
            facts,
            await FilesAsync(facts.EvidenceItemId, cancellationToken),
            await ControlsAsync(facts.EvidenceItemId, cancellationToken),
            await RequirementsAsync(facts.EvidenceItemId, cancellationToken),
            await history.ExecuteAsync(facts.EvidenceItemId, cancellationToken));
    }

    private Task<EvidenceFacts?> FactsAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        db.EvidenceVisibleTo(viewer)
            .AsNoTracking()
            .Where(e => e.Code == code)
            .SelectMany(e => e.Revisions.Where(r => r.Number == e.CurrentRevisionNumber), (e, r) => new EvidenceFacts(
                e.EvidenceItemId, e.Code, e.Title, r.Shows, r.LinkUrl, r.Note, e.OwnerId, e.Owner!.Name, e.Marking,
                e.EffectiveOn, e.ExpiresOn, e.LoggedById, e.LoggedBy!.Name, e.LoggedAt, e.WithdrawnAt,
                db.People.Where(p => p.Id == e.WithdrawnById).Select(p => p.Name).FirstOrDefault(), e.WithdrawnReason))
            .SingleOrDefaultAsync(cancellationToken);

    private Task<List<EvidenceFileFacts>> FilesAsync(Guid itemId, CancellationToken cancellationToken) =>
        db.EvidenceFiles
            .Where(f => f.EvidenceRevision!.EvidenceItemId == itemId
                && f.EvidenceRevision.Number == f.EvidenceRevision.EvidenceItem!.CurrentRevisionNumber)
            .OrderBy(f => f.Position)
            .Select(f => new EvidenceFileFacts(f.EvidenceFileId, f.FileName, f.ContentType, f.Length, f.Sha256))
            .ToListAsync(cancellationToken);

    private Task<List<EvidencedControl>> ControlsAsync(Guid itemId, CancellationToken cancellationToken) =>
        db.EvidenceControls
            .Where(l => l.EvidenceItemId == itemId)
            .OrderBy(l => l.Control!.Code)
            .Select(l => new EvidencedControl(l.ControlId, l.Control!.Code, l.Control.Title, l.Control.Owner!.Name))
            .ToListAsync(cancellationToken);

    private Task<List<ServedRequirement>> RequirementsAsync(Guid itemId, CancellationToken cancellationToken) =>
        db.EvidenceControls
            .Where(l => l.EvidenceItemId == itemId)
            .SelectMany(
                l => l.Control!.CommonControl!.Mappings.Where(m => m.RetiredAt == null && m.Requirement!.RetiredAt == null),
                (l, m) => new { l.Control!.Code, m.Relationship, Requirement = m.Requirement! })
            .OrderBy(m => m.Requirement.Framework!.Code)
            .ThenBy(m => m.Requirement.Position)
            .ThenBy(m => m.Code)
            .Select(m => new ServedRequirement(
                m.Requirement.Framework!.Code,
                m.Requirement.Framework.Title + ", " + m.Requirement.Framework.Edition,
                m.Requirement.Code,
                m.Requirement.Title,
                m.Code,
                m.Relationship))
            .ToListAsync(cancellationToken);
}
