using CyberGov.ChangeHistory;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Packs;

/// <summary>Hands out a finished pack and keeps who took it.</summary>
public sealed class DownloadPack(CyberGovDbContext db, PackFolder folder)
{
    /// <param name="pack">One that this person may see.</param>
    /// <param name="isFirstPart">False when a download that was cut off goes on, which is no second one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when the file is not there.</returns>
    public async Task<FileStream?> ExecuteAsync(PackView pack, bool isFirstPart, CancellationToken cancellationToken)
    {
        if (!pack.IsReady || folder.OpenRead(pack.Code) is not { } file)
        {
            return null;
        }

        if (isFirstPart)
        {
            var packId = await db.Packs.Where(p => p.Code == pack.Code).Select(p => p.PackId).SingleAsync(cancellationToken);
            db.Note(ChangeAction.Downloaded, nameof(Pack), packId, (nameof(Pack.Code), pack.Code));
            await db.SaveChangesAsync(cancellationToken);
        }

        return file;
    }
}
