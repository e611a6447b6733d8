using System.Security.Cryptography;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.ChangeHistory;

/// <summary>Adds entries to the end of the chain, one writer at a time.</summary>
public static class HistoryChain
{
    /// <summary>
    /// Reads the head and keeps every other writer out until the transaction ends. A transaction of SQLite's provider has
    /// locked writers out since it began, so only PostgreSQL is asked.
    /// </summary>
    internal static IQueryable<HistoryHead> Locked(CyberGovDbContext db) => db.HistoryHeads
        .FromSqlRaw(db is PostgresCyberGovDbContext
            ? """SELECT * FROM "HistoryHead" FOR UPDATE"""
            : """SELECT * FROM "HistoryHead" """)
        .AsNoTracking();

    /// <summary>Entries from before the chain, in their order.</summary>
    internal static IQueryable<ChangeHistoryEntry> Older(CyberGovDbContext db) =>
        db.ChangeHistory.AsNoTracking().Where(e => e.Sequence <= 0).OrderBy(e => e.Sequence);

    /// <summary>Saves where the chain ends now; part of the transaction that saves the entries.</summary>
    public static FormattableString Write(HistoryHead head) =>
        $"""UPDATE "HistoryHead" SET "Sequence" = {head.Sequence}, "Hash" = {head.Hash} WHERE "HistoryHeadId" = {HistoryHead.OnlyId}""";

    /// <summary>Gives each entry its number and hashes, and moves the head behind the last.</summary>
    public static void Append(HistoryHead head, IReadOnlyList<ChangeHistoryEntry> entries)
    {
        var salts = RandomNumberGenerator.GetBytes(entries.Count * HistoryDigest.SaltBytes);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            entry.Sequence = head.Sequence + 1;
            entry.Salt = salts[(i * HistoryDigest.SaltBytes)..((i + 1) * HistoryDigest.SaltBytes)];
            entry.ValuesDigest = HistoryDigest.OfValues(entry.Salt, entry.Fields);
            entry.PreviousHash = head.Hash;
            entry.Hash = HistoryDigest.OfEntry(entry);
            (head.Sequence, head.Hash) = (entry.Sequence.Value, entry.Hash);
        }
    }

    /// <summary>Takes back what <see cref="Append"/> gave, for entries whose save failed.</summary>
    internal static void Unchain(ChangeHistoryEntry entry) =>
        (entry.Sequence, entry.Salt, entry.ValuesDigest, entry.PreviousHash, entry.Hash) = (null, null, null, null, null);
}
