using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory.Verification;

/// <summary>What a check of the history found: how far it reaches, and everything that does not hold.</summary>
public sealed record HistoryVerdict(long Entries, long OlderEntries, int Checkpoints, IReadOnlyList<HistoryFinding> Findings)
{
    /// <summary>The numbers of the entries whose values were erased and of which an entry says so.</summary>
    public IReadOnlyList<long> Erased => [.. Findings.Where(f => f.Fault == HistoryFault.Erased).Select(f => f.Sequence!.Value)];
}

/// <summary>
/// Checks the whole chain in the database, the values, and every checkpoint: those kept in the database, those that lie as files,
/// and what is handed in from elsewhere. Reads one moment of the database and changes nothing.
/// </summary>
public sealed class HistoryVerification(CyberGovDbContext db, CheckpointFolder folder)
{
    private readonly List<HistoryFinding> _findings = [];

    /// <param name="key">What checkpoints must be signed with; null when it is not there.</param>
    /// <param name="fromElsewhere">Proofs whose own signatures were checked already.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public async Task<HistoryVerdict> ExecuteAsync(
        HistoryKey? key, IReadOnlyList<HistoryAnchor> fromElsewhere, CancellationToken cancellationToken)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancellationToken);
        var head = (await db.HistoryHeads.AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
        if (head is null)
        {
            return new HistoryVerdict(0, 0, 0, [new(HistoryFault.Missing, null, "the head of the chain is gone.")]);
        }

        var kept = await KeptAsync(key, cancellationToken);
        var anchors = OfThisHistory([.. kept, .. fromElsewhere], head.InstallationId);
        using var walk = new ChainWalk(head, await ErasuresAsync(cancellationToken), anchors);
        await foreach (var entry in db.ChangeHistory.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            walk.Add(entry);
        }

        walk.Finish();
        if (walk.Broken is { } broken)
        {
            _findings.Add(await new ChainDiagnosis(db, Math.Max(walk.Last, head.Sequence)).ExecuteAsync(broken, walk.ExpectedPreviousHash, cancellationToken));
        }

        _findings.AddRange(walk.Findings);
        if (await HistoryGuardCheck.ExecuteAsync(db, cancellationToken) is { } unguarded)
        {
            _findings.Add(unguarded);
        }

        return new HistoryVerdict(walk.Last, walk.OlderCount, kept.Count, _findings);
    }

    /// <summary>Which entry first says of another that its values were erased.</summary>
    private async Task<Dictionary<Guid, ErasedValues>> ErasuresAsync(CancellationToken cancellationToken) =>
        (await db.ChangeHistory.AsNoTracking()
            .Where(e => e.Action == ChangeAction.Erased && e.Subject == nameof(ChangeHistoryEntry) && e.Sequence > 0)
            .OrderBy(e => e.Sequence)
            .Select(e => new ErasedValues(e.SubjectId, e.Sequence!.Value, e.OccurredAt, e.PersonId))
            .ToListAsync(cancellationToken))
        .DistinctBy(e => e.ErasedEntryId)
        .ToDictionary(e => e.ErasedEntryId);

    /// <summary>Checkpoints of the database and of the folder, each one's signature checked.</summary>
    private async Task<List<HistoryAnchor>> KeptAsync(HistoryKey? key, CancellationToken cancellationToken)
    {
        var kept = new List<HistoryAnchor>();
        foreach (var checkpoint in await db.HistoryCheckpoints.AsNoTracking().OrderBy(c => c.Sequence).ToListAsync(cancellationToken))
        {
            Keep(checkpoint, $"the checkpoint of {checkpoint.Sequence} in the database");
        }

        foreach (var path in folder.All())
        {
            var source = $"the file {Path.GetFileName(path)}";
            if (CheckpointText.ReadFile(await File.ReadAllTextAsync(path, cancellationToken)) is { } checkpoint)
            {
                Keep(checkpoint, source);
            }
            else
            {
                _findings.Add(new(HistoryFault.Unproven, null, $"{source} is not a checkpoint."));
            }
        }

        if (kept.Count > 0 && key is null)
        {
            _findings.Add(new(HistoryFault.Unproven, null, $"the public key {HistorySigner.PublicKeyName} is not there, so no signature could be checked."));
        }

        return kept;

        void Keep(HistoryCheckpoint checkpoint, string source)
        {
            if (CheckpointText.Read(checkpoint.Text) is not { } text || text.Sequence != checkpoint.Sequence
                || (key is not null && !checkpoint.IsSignedWith(key)))
            {
                _findings.Add(new(HistoryFault.Unproven, null, $"the signature of {source} does not hold."));
            }
            else
            {
                kept.Add(new HistoryAnchor(source, text.InstallationId, text.Sequence, text.HeadHash));
            }
        }
    }

    private List<HistoryAnchor> OfThisHistory(IReadOnlyList<HistoryAnchor> anchors, string installationId)
    {
        var others = anchors.Where(a => a.InstallationId != installationId).ToList();
        _findings.AddRange(others.Select(a => new HistoryFinding(
            HistoryFault.Unproven, null, $"{a.Source} is about the history of another installation ({a.InstallationId}, not {installationId}).")));
        return [.. anchors.Except(others)];
    }
}
