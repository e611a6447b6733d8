using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Data;
using CyberGov.Reviews;
using CyberGov.Web.Settings;

namespace CyberGov.Web.Hosting;

/// <summary>Loads <c>controls/</c> and brings the council's register of controls and its reviews into step with it.</summary>
public sealed class CatalogueLoader(
    CyberGovDbContext db,
    CatalogueSync sync,
    AdoptCommonControls adopt,
    OpenMissingReviews openReviews,
    FollowReviewSchedules followSchedules,
    Folders folders)
{
    /// <summary>Two nodes that start at the same moment would open the same reviews, so one waits for the other.</summary>
    public Task<CatalogueSyncResult> ExecuteAsync(CancellationToken cancellationToken) => db.InTurnAsync(() => LoadAsync(cancellationToken), cancellationToken);

    private async Task<CatalogueSyncResult> LoadAsync(CancellationToken cancellationToken)
    {
        var result = await sync.ExecuteAsync(folders.Controls, cancellationToken);
        await adopt.ExecuteAsync(cancellationToken);
        await openReviews.ExecuteAsync(cancellationToken);
        await followSchedules.ExecuteAsync(cancellationToken);
        return result;
    }
}
