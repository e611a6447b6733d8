using System.Security.Cryptography;
using System.Text;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Security;

/// <summary>The one-time secret of the set-up link: exists only while nobody has set the council up.</summary>
public sealed class SetupToken
{
    private string? _value;

    public string? Value => _value;

    public async Task RefreshAsync(CyberGovDbContext db, CancellationToken cancellationToken) =>
        _value = await db.Organisations.AnyAsync(cancellationToken)
            ? null
            : _value ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Matches(string? given) =>
        _value is { } value && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(given));

    /// <returns>False when someone else has just spent it.</returns>
    public bool TrySpend() => Interlocked.Exchange(ref _value, null) is not null;

    /// <summary>Gives the link back after set-up was refused, such as for a weak password.</summary>
    public void Restore(string value) => _value = value;
}
