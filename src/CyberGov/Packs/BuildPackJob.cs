using System.Security.Cryptography;
using CyberGov.ChangeHistory;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Jobs;
using CyberGov.Pias.Form;
using CyberGov.Storage;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>
/// Builds the ZIP of one pack. It grows under another name and gets its own only when it is whole and on the disk, so a
/// run that was stopped half-way leaves nothing to download and the next one starts afresh.
/// </summary>
public sealed class BuildPackJob(
    CyberGovDbContext db,
    IEvidenceStore store,
    RequirementStandingQuery standings,
    PackFolder folder,
    HistorySigner signer,
    Func<PiaForm> form,
    TimeProvider time) : IQueuedJobHandler
{
    public const string JobKind = "build-pack";

    public string Kind => JobKind;

    public async Task ExecuteAsync(QueuedJob job, IJobProgress progress, CancellationToken cancellationToken)
    {
        var pack = await db.Packs.SingleAsync(p => p.PackId == job.SubjectId, cancellationToken);
        if (IsBuilt(pack))
        {
            return;
        }

        try
        {
            folder.SweepParts(time.GetUtcNow());
            var built = await BuildAsync(pack, progress, cancellationToken);
            pack.RecordBuilt(built.Length, built.Sha256, built.MissingFileCount, time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new PackBuildException("The pack could not be written to the disk. Check that there is room, then try again.", exception);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or PackBuildException))
        {
            // What went wrong is in the log; a person reads this sentence.
            throw new PackBuildException("Something went wrong while the pack was being built.", exception);
        }
    }

    private bool IsBuilt(Pack pack)
    {
        using var file = pack.BuiltAt is null ? null : folder.OpenRead(pack.Code);
        return file is not null && file.Length == pack.Length;
    }

    private async Task<BuiltPack> BuildAsync(Pack pack, IJobProgress progress, CancellationToken cancellationToken)
    {
        await using var part = folder.CreatePart(pack.Code);
        try
        {
            var missing = await WriteAsync(pack.PackId, part, progress, cancellationToken);
            part.Position = 0;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(part, cancellationToken));
            DiskFlush.File(part.SafeFileHandle);
            folder.Publish(part.Name, pack.Code);
            return new BuiltPack(part.Length, sha256, missing);
        }
        catch
        {
            File.Delete(part.Name);
            throw;
        }
    }

    private async Task<int> WriteAsync(Guid packId, FileStream part, IJobProgress progress, CancellationToken cancellationToken)
    {
        await using var snapshot = await Snapshot.BeginAsync(db, cancellationToken);
        var scope = await PackScope.ReadAsync(db, packId, time.GetUtcNow(), cancellationToken);
        if (!scope.Viewer.MayBuildPacks)
        {
            throw new PackBuildException("The person who asked for this pack may no longer build packs.", null);
        }

        var builder = new PackBuilder(
            db, store, standings, folder, signer, scope, new PackProgress(progress, time, scope.Pack.IncludesFiles), form);
        var missing = await builder.WriteAsync(part, cancellationToken);
        await part.FlushAsync(cancellationToken);
        return missing;
    }

    private sealed record BuiltPack(long Length, string Sha256, int MissingFileCount);
}

/// <summary>Why a pack could not be built, in words for the person who waits.</summary>
public sealed class PackBuildException(string message, Exception? cause) : Exception(message, cause);
