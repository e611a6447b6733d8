using System.Globalization;

namespace CyberGov.ChangeHistory.Verification;

/// <summary>Follows the chain entry by entry in constant memory, and stops asking at the first that does not follow from the one before.</summary>
internal sealed class ChainWalk(HistoryHead head, IReadOnlyDictionary<Guid, ErasedValues> erasures, IEnumerable<HistoryAnchor> anchors) : IDisposable
{
    private readonly ILookup<long, HistoryAnchor> _anchors = anchors.ToLookup(a => a.Sequence);
    private readonly HistoryDigest.Older _older = new();
    private readonly List<HistoryFinding> _findings = [];
    private byte[]? _previousHash;
    private int _moreValuesAtFault;
    private long _lastHeldAnchor;
    private bool _isRewritten;

    public IReadOnlyList<HistoryFinding> Findings => _findings;

    public long Last { get; private set; }

    public long OlderCount => _older.Count;

    /// <summary>The first entry that does not follow from the one before; it is for <see cref="ChainDiagnosis"/> to say why.</summary>
    public ChangeHistoryEntry? Broken { get; private set; }

    /// <summary>What <see cref="Broken"/> should have followed.</summary>
    public byte[] ExpectedPreviousHash { get; private set; } = [];

    public static string Describe(ChangeHistoryEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"entry {entry.Sequence} ({entry.OccurredAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {entry.Action} {entry.Subject} {entry.SubjectId})");

    private static string Describe(ChangeHistoryEntry entry, ErasedValues erasure) => string.Create(
        CultureInfo.InvariantCulture,
        $"the values of {Describe(entry)} were erased by entry {erasure.Sequence} ({erasure.OccurredAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC), recorded for {erasure.PersonId?.ToString() ?? "the program"}.");

    public void Add(ChangeHistoryEntry entry)
    {
        if (entry.Sequence is not { } sequence)
        {
            Find(HistoryFault.Inserted, null, $"an entry without a number was put in beside the chain ({entry.ChangeHistoryEntryId}).");
        }
        else if (sequence <= 0)
        {
            _older.Add(entry);
        }
        else
        {
            AddToChain(entry, sequence);
        }
    }

    public void Finish()
    {
        EnsureStart();
        if (_moreValuesAtFault > 0)
        {
            Find(HistoryFault.Edited, null, $"the values of {_moreValuesAtFault} more entries do not hold either.");
        }

        CompareHead();
        if (_anchors.Where(a => a.Key > Last).SelectMany(a => a).MaxBy(a => a.Sequence) is { } beyond)
        {
            Find(HistoryFault.TruncatedTail, Last + 1, $"the history ends with entry {Last}, but {beyond.Source} was made at entry {beyond.Sequence}: entries {Last + 1} to {beyond.Sequence} are gone.");
        }
    }

    public void Dispose() => _older.Dispose();

    private void AddToChain(ChangeHistoryEntry entry, long sequence)
    {
        EnsureStart();
        if (Broken is null)
        {
            Follow(entry, sequence);
        }

        CheckValues(entry, sequence);
        CompareAnchors(entry, sequence);
        (Last, _previousHash) = (sequence, entry.Hash ?? []);
    }

    /// <summary>The chain starts from everything that is older than it.</summary>
    private void EnsureStart() => _previousHash ??= HistoryDigest.OfStart(head.InstallationId, _older.Count, _older.Finish());

    private void Follow(ChangeHistoryEntry entry, long sequence)
    {
        var follows = sequence == Last + 1
            && entry.PreviousHash is not null && entry.PreviousHash.AsSpan().SequenceEqual(_previousHash)
            && entry.Hash is not null && HistoryDigest.OfEntry(entry).AsSpan().SequenceEqual(entry.Hash);
        if (!follows)
        {
            (Broken, ExpectedPreviousHash) = (entry, _previousHash!);
        }
    }

    private void CheckValues(ChangeHistoryEntry entry, long sequence)
    {
        if (entry.Salt is null && entry.Fields == ChangeHistoryEntry.NoFields
            && erasures.TryGetValue(entry.ChangeHistoryEntryId, out var erasure))
        {
            Find(HistoryFault.Erased, sequence, Describe(entry, erasure));
            return;
        }

        var fault = entry.Salt is null
            ? HistoryFault.Missing
            : entry.ValuesDigest is not null && HistoryDigest.OfValues(entry.Salt, entry.Fields).AsSpan().SequenceEqual(entry.ValuesDigest)
                ? (HistoryFault?)null
                : HistoryFault.Edited;
        if (fault is null)
        {
            return;
        }

        if (_findings.Any(f => f.Sequence is not null && f.Fault is HistoryFault.Edited or HistoryFault.Missing))
        {
            _moreValuesAtFault++;
            return;
        }

        Find(fault.Value, sequence, fault == HistoryFault.Missing
            ? $"the values of {Describe(entry)} are gone, and no entry says that they were erased."
            : $"the values of {Describe(entry)} are not those that were recorded.");
    }

    private void CompareAnchors(ChangeHistoryEntry entry, long sequence)
    {
        foreach (var anchor in _anchors[sequence])
        {
            if (entry.Hash is not null && Convert.ToHexStringLower(entry.Hash) == anchor.HeadHash)
            {
                _lastHeldAnchor = sequence;
            }
            else if (!_isRewritten)
            {
                // Later proofs fail for the same reason.
                _isRewritten = true;
                Find(
                    HistoryFault.Rewritten, _lastHeldAnchor + 1,
                    $"{anchor.Source} has another hash for {Describe(entry)}: the history was rewritten somewhere from entry {_lastHeldAnchor + 1} on.");
            }
        }
    }

    private void CompareHead()
    {
        if (head.Sequence > Last)
        {
            Find(HistoryFault.TruncatedTail, Last + 1, $"the history ends with entry {Last}, but its head was at entry {head.Sequence}: entries {Last + 1} to {head.Sequence} are gone.");
        }
        else if (head.Sequence < Last)
        {
            Find(HistoryFault.Inserted, head.Sequence + 1, $"entries {head.Sequence + 1} to {Last} were put in behind the head of the chain.");
        }
        else if (Last > 0 && Broken is null && !head.Hash.AsSpan().SequenceEqual(_previousHash))
        {
            Find(HistoryFault.Edited, Last, $"the head of the chain does not have the hash of entry {Last}.");
        }
    }

    private void Find(HistoryFault fault, long? sequence, string words) => _findings.Add(new(fault, sequence, words));
}
