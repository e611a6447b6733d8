using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

/// <summary>Someone whom mail does not reach.</summary>
public sealed record RefusedPerson(Guid PersonId, string Name, string? Email, DateTimeOffset RefusedAt, string? Answer);

/// <summary>Everyone at the council whose address was refused for good and has not been changed since.</summary>
public sealed class RefusedPeopleQuery(CyberGovDbContext db)
{
    /// <summary>More than that is a fault of the mail server, not of addresses.</summary>
    private const int Most = 200;

    public Task<List<RefusedPerson>> ExecuteAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.People.AsNoTracking().RefusingMail(today)
            .OrderBy(p => p.Name)
            .Take(Most)
            .Select(p => new RefusedPerson(p.Id, p.Name, p.Email, p.MailRefusedAt!.Value, p.MailRefusedAnswer))
            .ToListAsync(cancellationToken);
}

public static class RefusedPeopleFilter
{
    extension(IQueryable<Person> people)
    {
        /// <summary>Not those who have left: nothing is sent to them anyway.</summary>
        public IQueryable<Person> RefusingMail(DateOnly today) =>
            people.Where(p => p.MailRefusedAt != null && (p.LeftOn == null || p.LeftOn > today));
    }
}
