using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory.Verification;

/// <summary>Why an entry does not follow from the one before it.</summary>
internal sealed class ChainDiagnosis(CyberGovDbContext db, long last)
{
    /// <summary>Entries that were removed leave numbers beyond the end, if those after them were renumbered.</summary>
    private const long BeyondTheEnd = 100_000;

    public async Task<HistoryFinding> ExecuteAsync(ChangeHistoryEntry broken, byte[] expectedPreviousHash, CancellationToken cancellationToken)
    {
        var place = broken.Sequence!.Value;
        var before = await db.ChangeHistory.AsNoTracking()
            .Where(e => e.Sequence > 0 && e.Sequence < place).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        var first = (before?.Sequence ?? 0) + 1;
        var here = ChainWalk.Describe(broken);
        var truePlace = TruePlaceOf(broken);

        if (truePlace == place && place > first)
        {
            return new(HistoryFault.Missing, first, $"{Entries(first, place - 1)} gone: {here} follows {(before is null ? "nothing" : ChainWalk.Describe(before))}.");
        }

        if (truePlace == place)
        {
            // It is whole and in its place, so what it was chained to is not what stands before it now.
            return before is null
                ? new(HistoryFault.Edited, null, "what was recorded before the chain began is not what it was: something in it was edited, removed or put in.")
                : new(HistoryFault.Edited, before.Sequence, $"{ChainWalk.Describe(before)} was edited and given a new hash; {here} was chained to another.");
        }

        if (truePlace > place)
        {
            return await IsThereAsync(broken.PreviousHash, cancellationToken)
                ? new(HistoryFault.Reordered, place, $"{here} belongs at {truePlace}.")
                : new(HistoryFault.Missing, place, $"{Entries(place, truePlace.Value - 1)} gone and those after were renumbered: {here} was entry {truePlace}.");
        }

        if (truePlace is { } earlier)
        {
            var put = await AtAsync(earlier, cancellationToken);
            return new(HistoryFault.Inserted, earlier, $"{(put is null ? $"entry {earlier}" : ChainWalk.Describe(put))} was put in: {here} was entry {earlier}.");
        }

        var next = await AtAsync(place + 1, cancellationToken);
        var isPutIn = next?.PreviousHash is not null && next.PreviousHash.AsSpan().SequenceEqual(expectedPreviousHash) && TruePlaceOf(next) == place;
        return isPutIn
            ? new(HistoryFault.Inserted, place, $"{here} was put in.")
            : new(HistoryFault.Edited, place, $"{here} was edited: it does not have the hash it was given.");
    }

    private static string Entries(long first, long last) => first == last ? $"entry {first} is" : $"entries {first} to {last} are";

    private Task<ChangeHistoryEntry?> AtAsync(long sequence, CancellationToken cancellationToken) =>
        db.ChangeHistory.AsNoTracking().FirstOrDefaultAsync(e => e.Sequence == sequence, cancellationToken);

    private async Task<bool> IsThereAsync(byte[]? hash, CancellationToken cancellationToken) =>
        hash is not null && await db.ChangeHistory.AnyAsync(e => e.Hash == hash, cancellationToken);

    /// <summary>The number is part of what is hashed, so an entry that was only moved still says where it belongs.</summary>
    private long? TruePlaceOf(ChangeHistoryEntry entry)
    {
        if (entry.Hash is null)
        {
            return null;
        }

        var here = entry.Sequence!.Value;
        if (IsAt(here))
        {
            return here;
        }

        for (var place = 1L; place <= Math.Max(last, here) + BeyondTheEnd; place++)
        {
            if (IsAt(place))
            {
                return place;
            }
        }

        return null;

        bool IsAt(long place) => HistoryDigest.OfEntry(entry, place).AsSpan().SequenceEqual(entry.Hash);
    }
}
