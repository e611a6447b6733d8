using CyberGov.Data;
using CyberGov.Pias;
using CyberGov.Pias.Content;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>One row of the register of privacy impact assessments.</summary>
internal sealed record PiaLine
{
    public required Guid PiaId { get; init; }

    public required long Number { get; init; }

    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string ServiceArea { get; init; }

    public required string ProjectLead { get; init; }

    public required PiaState State { get; init; }

    public required int VersionNumber { get; init; }

    public required RiskLevel? InitialLevel { get; init; }

    public required RiskLevel? ResidualLevel { get; init; }

    public required DateOnly? NextReviewOn { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>The last decision of any kind.</summary>
    public PiaDecision? Last { get; set; }

    /// <summary>The last approval, on which the document in the pack rests.</summary>
    public PiaDecision? Approval { get; set; }

    public string? Path => Approval is null ? null : $"{PiaLines.Folder}/{Code}-version-{Approval.VersionNumber}.docx";
}

/// <summary>
/// Reads the assessments of a pack, a hundred at a time. They belong to a pack of every framework, and to one whose framework is served
/// by a control about assessments.
/// </summary>
internal sealed class PiaLines(CyberGovDbContext db, PackScope scope, Func<PiaForm> form)
{
    public const string Folder = "pias";

    private const string ControlPrefix = "PIA-";
    private const int AtATime = 100;

    public Task<bool> BelongAsync(CancellationToken cancellationToken) => scope.Framework is null
        ? Task.FromResult(true)
        : scope.Controls(db).AnyAsync(c => c.Code.StartsWith(ControlPrefix), cancellationToken);

    public IAsyncEnumerable<PiaLine> ReadAsync(CancellationToken cancellationToken) =>
        LinesInParts.ReadAsync(AtATime, last => SomeAsync(last, cancellationToken), l => l.Number);

    /// <summary>The document each approval was bound to, as a Word file with all decisions on that version.</summary>
    public async Task CopyDocumentsAsync(PackArchive archive, CancellationToken cancellationToken)
    {
        await foreach (var line in ReadAsync(cancellationToken))
        {
            if (line.Approval is { } approval)
            {
                var bytes = await PiaWordFile.WriteAsync(await PaperAsync(approval, cancellationToken), cancellationToken);
                var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
                await archive.AddCheckedAsync(line.Path!, bytes, sha256, cancellationToken);
            }
        }
    }

    private async Task<PiaPaper> PaperAsync(PiaDecision approval, CancellationToken cancellationToken)
    {
        var kept = await db.PiaSnapshots.AsNoTracking()
            .SingleAsync(s => s.PiaId == approval.PiaId && s.ContentHash == approval.ContentHash, cancellationToken);
        var decisions = await db.PiaDecisions.AsNoTracking()
            .Where(d => d.PiaId == approval.PiaId && d.VersionNumber == approval.VersionNumber)
            .OrderBy(d => d.TakenAt).ThenBy(d => d.PiaDecisionId)
            .ToListAsync(cancellationToken);

        return PiaPapersQuery.AsDecided(
            PiaContentJson.Read(kept.Content, kept.Surroundings), approval, decisions, scope.Organisation, form());
    }

    private async Task<List<PiaLine>> SomeAsync(long last, CancellationToken cancellationToken)
    {
        var lines = await InScope(last)
            .Select(p => new PiaLine
            {
                PiaId = p.PiaId,
                Number = p.Number,
                Code = p.Code,
                Title = p.Title,
                ServiceArea = p.ServiceArea!.Name,
                ProjectLead = p.ProjectLead!.Name,
                State = p.State,
                VersionNumber = p.VersionNumber,
                InitialLevel = p.InitialLevel,
                ResidualLevel = p.ResidualLevel,
                NextReviewOn = p.NextReviewOn,
                IsPublished = db.PiaPublications.Any(x => x.PiaId == p.PiaId && x.IsPublished && x.EndedAt == null),
            })
            .ToListAsync(cancellationToken);
        var ids = lines.ConvertAll(l => l.PiaId);
        var decisions = (await db.PiaDecisions.AsNoTracking()
            .Where(d => ids.Contains(d.PiaId))
            .OrderBy(d => d.TakenAt).ThenBy(d => d.PiaDecisionId)
            .ToListAsync(cancellationToken)).ToLookup(d => d.PiaId);
        foreach (var line in lines)
        {
            (line.Last, line.Approval) = (decisions[line.PiaId].LastOrDefault(), decisions[line.PiaId].LastOrDefault(d => d.IsApproval));
        }

        return lines;
    }

    /// <summary>Begun by the end of the period, and not ended before it began.</summary>
    private IQueryable<Pia> InScope(long last)
    {
        var until = Calendar.UkTime.At(scope.Pack.PeriodTo.AddDays(1), TimeOnly.MinValue);
        var from = scope.Pack.PeriodFrom;
        PiaState[] ended = [PiaState.ClosedNoDpia, PiaState.Rejected, PiaState.Withdrawn, PiaState.Retired];
        return db.PiasVisibleTo(scope.Viewer).AsNoTracking()
            .Where(p => p.Number > last && p.StartedAt < until && (!ended.Contains(p.State) || p.StateSinceOn >= from))
            .OrderBy(p => p.Number)
            .Take(AtATime);
    }
}
