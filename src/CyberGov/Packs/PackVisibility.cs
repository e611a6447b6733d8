using CyberGov.Data;
using CyberGov.Identity;

namespace CyberGov.Packs;

/// <summary>Who may ask for packs, and whose packs a person may open.</summary>
public static class PackVisibility
{
    /// <summary>These see every control and all evidence, so a pack shows none of them more than a page would.</summary>
    private static readonly CouncilRole[] SeeAnyPack =
    [
        CouncilRole.InformationGovernanceOfficer,
        CouncilRole.DataProtectionOfficer,
        CouncilRole.SeniorInformationRiskOwner,
        CouncilRole.Auditor,
    ];

    extension(Viewer viewer)
    {
        public bool MayBuildPacks => viewer.IsAny(SeeAnyPack);
    }

    extension(CyberGovDbContext db)
    {
        public IQueryable<Pack> PacksVisibleTo(Viewer viewer) =>
            viewer.MayBuildPacks ? db.Packs : db.Packs.Where(_ => false);
    }
}
