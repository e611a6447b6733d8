using CyberGov.ChangeHistory;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.Identity;

/// <summary>
/// Someone known to the council: owner, officer, board member, auditor. People can own controls before they ever sign in,
/// so a password is optional. The key is called <c>Id</c> because ASP.NET Core Identity names it so; its column is PersonId.
/// </summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    [Recorded]
    public required string Name { get; set; }

    [Recorded]
    public string? JobTitle { get; set; }

    [Recorded]
    public Guid? ServiceAreaId { get; set; }

    public ServiceArea? ServiceArea { get; init; }

    /// <summary>Who is told when this person's things stay undone. A plain id, so that adding it did not rebuild the table.</summary>
    [Recorded]
    public Guid? LineManagerId { get; set; }

    /// <summary>The last day on which this person may sign in; null means no end. Auditors must have one.</summary>
    [Recorded]
    public DateOnly? AccessEndsOn { get; set; }

    /// <summary>The day this person left the council: no sign-in and no mail from then on.</summary>
    [Recorded]
    public DateOnly? LeftOn { get; set; }

    /// <summary>A new address is given the benefit of the doubt: that the old one was refused says nothing about it.</summary>
    [Recorded]
    public override string? Email
    {
        get => base.Email;
        set
        {
            if (base.Email is not null && !string.Equals(base.Email, value, StringComparison.OrdinalIgnoreCase))
            {
                ClearMailRefusal();
            }

            base.Email = value;
        }
    }

    /// <summary>Since when mail to this person's address is refused for good; null when it gets through, as far as is known.</summary>
    [Recorded]
    public DateTimeOffset? MailRefusedAt { get; private set; }

    /// <summary>What the mail server answered. Not recorded: it may quote the address.</summary>
    public string? MailRefusedAnswer { get; private set; }

    [Recorded(FactOnly = true)]
    public override string? PasswordHash
    {
        get => base.PasswordHash;
        set => base.PasswordHash = value;
    }

    [Recorded]
    public override bool TwoFactorEnabled
    {
        get => base.TwoFactorEnabled;
        set => base.TwoFactorEnabled = value;
    }

    [Recorded]
    public override DateTimeOffset? LockoutEnd
    {
        get => base.LockoutEnd;
        set => base.LockoutEnd = value;
    }

    public List<PersonRole> Roles { get; } = [];

    public void RefuseMail(DateTimeOffset now, string answer) => (MailRefusedAt, MailRefusedAnswer) = (MailRefusedAt ?? now, answer);

    public void ClearMailRefusal() => (MailRefusedAt, MailRefusedAnswer) = (null, null);

    public bool HasLeft(DateOnly today) => LeftOn <= today;

    public bool MaySignIn(DateOnly today) => !HasLeft(today) && (AccessEndsOn is null || AccessEndsOn >= today);
}

/// <summary>One role held by one person.</summary>
public sealed class PersonRole
{
    [Recorded]
    public required Guid PersonId { get; init; }

    [Recorded]
    public required CouncilRole Role { get; init; }
}
