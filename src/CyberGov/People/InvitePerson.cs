using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.AspNetCore.Identity;

namespace CyberGov.People;

/// <summary>Queues the mail with which someone chooses a password, new or forgotten.</summary>
public sealed class InvitePerson(CyberGovDbContext db, UserManager<Person> people, SiteAddress site, TimeProvider time)
{
    /// <returns>False when there is no such person or they may not sign in.</returns>
    public async Task<bool> ExecuteAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await people.FindByIdAsync(personId.ToString());
        if (person?.Email is null || !person.MaySignIn(time.TodayInUk())
            || await CouncilLook.LoadAsync(db, cancellationToken) is not { } council)
        {
            return false;
        }

        var token = Uri.EscapeDataString(await people.GeneratePasswordResetTokenAsync(person));
        var link = site.Page($"/set-password?person={personId}&token={token}");
        db.QueuedEmails.Add(new InvitationEmail(council, site).For(person, link, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
