using CyberGov.Evidence;
using CyberGov.Storage;
using CyberGov.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>Whether the stored files are what was received, and what to do about those that are not.</summary>
[Authorize(Policy = Policies.ViewIntegrity)]
public sealed class IntegrityModel(EvidenceIntegrityQuery integrity, EvidenceStores stores, TimeProvider time) : PageModel
{
    public EvidenceIntegrity Summary { get; private set; } = null!;

    public IReadOnlyList<DamagedContent> Damaged { get; private set; } = [];

    public IReadOnlyList<OrphanedContent> Orphans { get; private set; } = [];

    public bool IsBehind => Summary.IsBehind(time.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Summary = await integrity.ExecuteAsync(cancellationToken);
        Damaged = await integrity.DamagedAsync(User.Viewer, cancellationToken);
        Orphans = await integrity.OrphansAsync(cancellationToken);
    }

    /// <summary>Where these bytes belong, for whoever puts them back.</summary>
    public string PlaceOf(string sha256) => stores.Settings.Kind == StorageKind.S3
        ? $"evidence/{sha256}"
        : $"evidence/{sha256[..2]}/{sha256[2..]}";

    public string PlaceInWords => stores.Settings.Kind == StorageKind.S3 ? "in the bucket" : "in the data folder";
}
