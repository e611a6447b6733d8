using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.History;

/// <summary>Finds the records behind ids and codes, of whichever kind, in one question.</summary>
internal sealed class HistoryNames(CyberGovDbContext db)
{
    public const string Control = "Control";
    public const string EvidenceItem = "EvidenceItem";

    /// <summary>Every record that people call by a code or a name. Each part is asked by its key, so nothing here is read whole.</summary>
    private IQueryable<RecordName> All => db.Database.SqlQuery<RecordName>(
        $"""
        SELECT "ControlId" AS "Id", 'Control' AS "Kind", "Code" AS "Code", "Title" AS "Name" FROM "Controls"
        UNION ALL SELECT "EvidenceItemId", 'EvidenceItem', "Code", "Title" FROM "EvidenceItems"
        UNION ALL SELECT "PiaId", 'Pia', "Code", "Title" FROM "Pias"
        UNION ALL SELECT "InformationRecordId", 'InformationRecord', "Code", "Name" FROM "InformationRecords"
        UNION ALL SELECT "PersonId", 'Person', NULL, "Name" FROM "People"
        UNION ALL SELECT "ServiceAreaId", 'ServiceArea', NULL, "Name" FROM "ServiceAreas"
        UNION ALL SELECT "PackId", 'Pack', "Code", NULL FROM "Packs"
        UNION ALL SELECT "FrameworkId", 'Framework', "Code", "Title" FROM "Frameworks"
        UNION ALL SELECT "RequirementId", 'Requirement', "Code", "Title" FROM "Requirements"
        UNION ALL SELECT "OrganisationId", 'Organisation', NULL, "Name" FROM "Organisation"
        """);

    public async Task<Dictionary<Guid, RecordName>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? []
            : await All.Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellationToken);

    /// <summary>The ids of what someone typed: itself, when it is an id.</summary>
    public async Task<IReadOnlyList<Guid>> IdsOfAsync(string typed, CancellationToken cancellationToken)
    {
        var text = typed.Trim();
        if (Guid.TryParse(text, out var id))
        {
            return [id];
        }

        var (code, address) = (text.ToUpperInvariant(), text.ToUpperInvariant());
        return await db.Controls.Where(c => c.Code == code).Select(c => c.ControlId)
            .Union(db.EvidenceItems.Where(e => e.Code == code).Select(e => e.EvidenceItemId))
            .Union(db.Pias.Where(p => p.Code == code).Select(p => p.PiaId))
            .Union(db.InformationRecords.Where(r => r.Code == code).Select(r => r.InformationRecordId))
            .Union(db.Packs.Where(p => p.Code == code).Select(p => p.PackId))
            .Union(db.Frameworks.Where(f => f.Code == code).Select(f => f.FrameworkId))
            .Union(db.People.Where(p => p.NormalizedEmail == address).Select(p => p.Id))
            .ToListAsync(cancellationToken);
    }
}
