using System.Text;
using CyberGov.Data;
using CyberGov.Jobs;

namespace CyberGov.ChangeHistory;

/// <summary>
/// Writes a checkpoint when one is owed: an hour or a thousand entries after the last, and only when something was added.
/// The file comes first: one without its row is harmless, a row without its file would protect nobody from who owns the database.
/// </summary>
public sealed class WriteHistoryCheckpointJob(
    CyberGovDbContext db, HistoryStandingQuery standing, HistorySigner signer, CheckpointFolder folder, TimeProvider time) : IRecurringJob
{
    public const int MostEntries = 1000;
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stands = await standing.ExecuteAsync(cancellationToken);
        if (!IsOwed(stands, now))
        {
            return;
        }

        var text = new CheckpointText(stands.InstallationId, stands.Sequence, stands.HeadHash, now, signer.PublicKey.Fingerprint).ToString();
        var checkpoint = new HistoryCheckpoint
        {
            Sequence = stands.Sequence,
            SignedAt = now,
            Text = text,
            Signature = Convert.ToBase64String(signer.Sign(Encoding.UTF8.GetBytes(text))),
        };
        folder.Save(checkpoint);
        db.HistoryCheckpoints.Add(checkpoint);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsOwed(HistoryStanding stands, DateTimeOffset now) =>
        stands.Sequence > (stands.Checkpoint?.Sequence ?? 0)
        && (stands.Checkpoint is not { } last
            || now - last.SignedAt >= LongestWait
            || stands.Sequence - last.Sequence >= MostEntries);
}
