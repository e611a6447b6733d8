using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberGov.Data;

namespace CyberGov.Benchmarks.Council;

/// <summary>
/// Very many evidence records, put in straight: the search index is filled by its own trigger, but nothing goes through the
/// change history, which the registers do not read, and no file has bytes.
/// </summary>
internal static class EvidenceRecords
{
    private const int Batch = 5_000;

    public static async Task FillAsync(
        CyberGovDbContext db, BigStaff staff, PastIds ids, DateTimeOffset start, DateTimeOffset end, int items, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var controls = await BigCouncil.SettleAsync(db, staff, start, cancellationToken);
        var files = 0;
        var scale = new EvidenceScale { Items = items, HasOpenWork = true, Plan = length => WithoutBytes(files++, length) };
        var evidence = new PastEvidence(staff, controls, ids, start, end, scale);
        foreach (var batch in evidence.All().Chunk(Batch))
        {
            db.InsertAll(batch);
            db.InsertAll(batch.SelectMany(i => i.Revisions));
            db.InsertAll(batch.SelectMany(i => i.Revisions).SelectMany(r => r.Files));
            db.InsertAll(batch.SelectMany(i => i.Controls));
        }

        db.InsertAll(evidence.Sequences());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static PlannedFile WithoutBytes(int number, int length) => new(
        number, length, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))));
}
