using System.Security.Cryptography;
using System.Text.Json;
using CyberGov.Evidence;
using Microsoft.AspNetCore.DataProtection;

namespace CyberGov.Web.Pages.Evidence;

/// <summary>
/// Lets the files of a form that had errors be sent again without choosing them again: their bytes are in the store, and the
/// form carries a sealed note of them that only this program can write and only this person can hand back.
/// </summary>
public sealed class KeptFiles(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public string Seal(ReceivedFile file, Guid personId) =>
        ProtectorFor(personId).Protect(JsonSerializer.Serialize(file), Lifetime);

    /// <summary>Null when the note is not ours, is another person's or is too old.</summary>
    public ReceivedFile? Open(string seal, Guid personId)
    {
        try
        {
            return JsonSerializer.Deserialize<ReceivedFile>(ProtectorFor(personId).Unprotect(seal));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector ProtectorFor(Guid personId) =>
        protection.CreateProtector("CyberGov.Evidence.KeptFiles", personId.ToString()).ToTimeLimitedDataProtector();
}
