using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.People;

/// <summary>Someone asks for a link to choose a password without being signed in: sent to whoever may sign in, and not again within ten minutes.</summary>
public sealed class SendNewLink(CyberGovDbContext db, UserManager<Person> people, InvitePerson invite, TimeProvider time)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    public async Task ExecuteAsync(string email, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Rest;
        if (await people.FindByEmailAsync(email.Trim()) is { } person
            && !await db.QueuedEmails.AnyAsync(
                e => e.PersonId == person.Id && e.Kind == InvitationEmail.Kind && e.QueuedAt > since, cancellationToken))
        {
            await invite.ExecuteAsync(person.Id, cancellationToken);
        }
    }
}
