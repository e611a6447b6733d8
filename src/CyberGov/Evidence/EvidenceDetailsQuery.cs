using CyberGov.Catalogue;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Evidence;

/// <summary>One item as one of its revisions has it.</summary>
public sealed record EvidenceFacts
{
    public required Guid EvidenceItemId { get; init; }

    public required string Code { get; init; }

    /// <summary>As the registers show it.</summary>
    public required string Title { get; init; }

    public required Guid OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required Marking Marking { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required EvidenceStage Stage { get; init; }

    /// <summary>Of the newest revision that was handed in; what the registers and the state go by.</summary>
    public required DateOnly? RegisterExpiresOn { get; init; }

    public required int CurrentRevisionNumber { get; init; }

    /// <summary>Whether any revision of it ever was, so that others have seen it.</summary>
    public required bool WasHandedIn { get; init; }

    public required int? AcceptedRevisionNumber { get; init; }

    public required Guid LoggedById { get; init; }

    public required string LoggedByName { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    public required DateTimeOffset? WithdrawnAt { get; init; }

    public required string? WithdrawnByName { get; init; }

    public required string? WithdrawnReason { get; init; }

    public required string? ReplacesCode { get; init; }

    public required string? SupersededByCode { get; init; }

    public required DateTimeOffset? DisposedAt { get; init; }

    public EvidenceState StateOn(DateOnly today) => EvidenceStates.Of(Stage, RegisterExpiresOn, today);

    /// <summary>The accepted revision still counts, but a later one says something else.</summary>
    public bool AcceptedVersionDiffers => Stage is EvidenceStage.Draft or EvidenceStage.Submitted or EvidenceStage.Returned
        && AcceptedRevisionNumber is { } accepted && accepted != CurrentRevisionNumber;
}

public sealed record EvidenceFileFacts(
    Guid EvidenceFileId,
    string FileName,
    string ContentType,
    long Length,
    string Sha256,
    ScanState? Scan,
    IntegrityState? Integrity,
    bool HasMacros,
    bool IsEncrypted);

public sealed record EvidencedControl(Guid ControlId, string Code, string Title, string? OwnerName);

/// <summary>A requirement that one of the item's controls serves.</summary>
public sealed record ServedRequirement(
    string FrameworkCode, string FrameworkTitle, string Code, string Title, string ControlCode, Relationship Relationship);

/// <summary>One revision in the list of all: who wrote it when, and what became of it.</summary>
public sealed record RevisionFacts(
    int Number, string? WhatChanged, string RevisedByName, DateTimeOffset RevisedAt, bool IsSubmitted,
    EvidenceDecision? Decision, string? DecidedByName, DateTimeOffset? DecidedAt, string? DecisionReason);

public sealed record EvidenceDetails(
    EvidenceFacts Facts,
    EvidenceRevision Revision,
    IReadOnlyList<EvidenceFileFacts> Files,
    IReadOnlyList<RevisionFacts> Revisions,
    IReadOnlyList<EvidencedControl> Controls,
    IReadOnlyList<ServedRequirement> Requirements,
    IReadOnlyList<EvidenceEvent> History)
{
    /// <summary>False when the words or files of a revision are not those that were saved: someone reached around the program.</summary>
    public bool IsAsSaved => Revision.ContentSha256 is null || Facts.DisposedAt is not null
        || Revision.ContentSha256 == EvidenceContentHash.Of(Revision);
}

/// <summary>Everything one item's page shows: eight queries, whatever the data.</summary>
public sealed class EvidenceDetailsQuery(CyberGovDbContext db, EvidenceHistoryQuery history)
{
    /// <summary>The revision this person should see first: readers see what was accepted, those who work on it the newest.</summary>
    public Task<EvidenceDetails?> ExecuteAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        ExecuteAsync(code, null, viewer, cancellationToken);

    /// <summary>Null when there is no such item or revision for this person.</summary>
    public async Task<EvidenceDetails?> ExecuteAsync(
        string code, int? revisionNumber, Viewer viewer, CancellationToken cancellationToken)
    {
        if (await FactsAsync(code, viewer, cancellationToken) is not { } facts)
        {
            return null;
        }

        var revisions = await RevisionsAsync(facts.EvidenceItemId, viewer, cancellationToken);
        var number = revisionNumber ?? (viewer.MayLogEvidence ? revisions[0].Number : facts.AcceptedRevisionNumber ?? revisions[0].Number);
        if (revisions.All(r => r.Number != number))
        {
            return null;
        }

        var revision = await db.EvidenceRevisions.AsNoTracking()
            .Include(r => r.Files.OrderBy(f => f.Position))
            .SingleAsync(r => r.EvidenceItemId == facts.EvidenceItemId && r.Number == number, cancellationToken);
        return new EvidenceDetails(
            facts,
            revision,
            await db.FactsOf(db.EvidenceFiles.Where(f => f.EvidenceRevisionId == revision.EvidenceRevisionId)).ToListAsync(cancellationToken),
            revisions,
            await ControlsAsync(facts.EvidenceItemId, cancellationToken),
            await RequirementsAsync(facts.EvidenceItemId, cancellationToken),
            await history.ExecuteAsync(facts.EvidenceItemId, cancellationToken));
    }

    private Task<EvidenceFacts?> FactsAsync(string code, Viewer viewer, CancellationToken cancellationToken) =>
        db.EvidenceVisibleTo(viewer)
            .AsNoTracking()
            .Where(e => e.Code == code)
            .Select(e => new EvidenceFacts
            {
                EvidenceItemId = e.EvidenceItemId,
                Code = e.Code,
                Title = e.Title,
                OwnerId = e.OwnerId,
                OwnerName = e.Owner!.Name,
                Marking = e.Marking,
                Kind = e.Kind,
                Stage = e.Stage,
                RegisterExpiresOn = e.ExpiresOn,
                CurrentRevisionNumber = e.CurrentRevisionNumber,
                WasHandedIn = e.Revisions.Any(r => r.SubmittedAt != null),
                AcceptedRevisionNumber = e.AcceptedRevisionNumber,
                LoggedById = e.LoggedById,
                LoggedByName = e.LoggedBy!.Name,
                LoggedAt = e.LoggedAt,
                WithdrawnAt = e.WithdrawnAt,
                WithdrawnByName = db.People.Where(p => p.Id == e.WithdrawnById).Select(p => p.Name).FirstOrDefault(),
                WithdrawnReason = e.WithdrawnReason,
                ReplacesCode = db.EvidenceItems.Where(o => o.EvidenceItemId == e.ReplacesItemId).Select(o => o.Code).FirstOrDefault(),
                SupersededByCode = db.EvidenceItems.Where(o => o.EvidenceItemId == e.SupersededByItemId).Select(o => o.Code).FirstOrDefault(),
                DisposedAt = e.DisposedAt,
            })
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Newest first; those who only read do not see what was never handed in.</summary>
    private Task<List<RevisionFacts>> RevisionsAsync(Guid itemId, Viewer viewer, CancellationToken cancellationToken)
    {
        var seesDrafts = viewer.MayLogEvidence;
        return db.EvidenceRevisions.AsNoTracking()
            .Where(r => r.EvidenceItemId == itemId && (seesDrafts || r.SubmittedAt != null))
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionFacts(
                r.Number,
                r.WhatChanged,
                db.People.Where(p => p.Id == r.RevisedById).Select(p => p.Name).Single(),
                r.RevisedAt,
                r.SubmittedAt != null,
                r.Decision,
                db.People.Where(p => p.Id == r.DecidedById).Select(p => p.Name).FirstOrDefault(),
                r.DecidedAt,
                r.DecisionReason))
            .ToListAsync(cancellationToken);
    }

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
