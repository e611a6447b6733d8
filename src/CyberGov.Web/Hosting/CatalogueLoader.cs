using CyberGov.Catalogue;
using CyberGov.Controls;
using CyberGov.Reviews;
using CyberGov.Web.Settings;

namespace CyberGov.Web.Hosting;

/// <summary>Loads <c>controls/</c> and brings the council's register of controls and its reviews into step with it.</summary>
public sealed class CatalogueLoader(
    CatalogueSync sync, AdoptCommonControls adopt, OpenMissingReviews openReviews, FollowReviewSchedules followSchedules, Folders folders)
{
    public async Task<CatalogueSyncResult> ExecuteAsync(CancellationToken cancellationToken)
    {
        var result = await sync.ExecuteAsync(folders.Controls, cancellationToken);
        await adopt.ExecuteAsync(cancellationToken);
        await openReviews.ExecuteAsync(cancellationToken);
        await followSchedules.ExecuteAsync(cancellationToken);
        return result;
    }
}
