using System.Security.Cryptography;
using System.Text;
using CyberGov.Data;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Web.Security;

/// <summary>The one-time secret of the set-up link: exists only while nobody has set the council up.</summary>
public sealed class SetupToken
{
    public string? Value { get; private set; }

    public async Task RefreshAsync(CyberGovDbContext db, CancellationToken cancellationToken) =>
        Value = await db.Organisations.AnyAsync(cancellationToken)
            ? null
            : Value ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public bool Matches(string? given) =>
        Value is not null && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Value), Encoding.UTF8.GetBytes(given));

    public void Spend() => Value = null;
}
