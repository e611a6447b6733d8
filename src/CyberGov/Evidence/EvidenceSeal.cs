using System.Security.Cryptography;
using System.Text;

namespace CyberGov.Evidence;

/// <summary>
/// Stands for everything a person who decides has before them: the revision, and which controls the item serves, how it is
/// marked, of what kind it is and who owns it. If any of these changes before they decide, they are told.
/// </summary>
public static class EvidenceSeal
{
    public static string Of(EvidenceItem item, EvidenceRevision revision) =>
        Of(revision, item.Controls.Select(l => l.ControlId), item.Marking, item.Kind, item.OwnerId);

    public static string Of(EvidenceDetails details) => Of(
        details.Revision, details.Controls.Select(c => c.ControlId), details.Facts.Marking, details.Facts.Kind, details.Facts.OwnerId);

    private static string Of(
        EvidenceRevision revision, IEnumerable<Guid> controlIds, Marking marking, EvidenceKind kind, Guid ownerId)
    {
        var seen = string.Join(' ', [EvidenceContentHash.Of(revision), marking, kind, ownerId, .. controlIds.Order()]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}
