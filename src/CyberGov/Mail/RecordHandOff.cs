using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.Mail;

/// <summary>What came of handing over one mail: exactly one of the three is set.</summary>
public sealed record HandOff(QueuedEmail Email, HandedOver? HandedOver, string? Refusal, MailServerException? Failure)
{
    public static HandOff Taken(QueuedEmail email, HandedOver handedOver) => new(email, handedOver, null, null);

    public static HandOff Refused(QueuedEmail email, string answer) => new(email, null, answer, null);

    public static HandOff NotTaken(QueuedEmail email, MailServerException failure) => new(email, null, null, failure);
}

/// <summary>
/// Commits what became of a mail: its state, a line of the ledger, and whether mail to its reader gets through at all.
/// </summary>
public sealed class RecordHandOff(CyberGovDbContext db, IEmailTransport transport, TimeProvider time)
{
    public async Task ExecuteAsync(HandOff handOff)
    {
        var (email, now) = (handOff.Email, time.GetUtcNow());
        db.EmailAttempts.Add(handOff switch
        {
            { HandedOver: { } taken } => email.RecordSent(now, transport.Name, taken),
            { Refusal: { } answer } => email.RecordRefusal(now, transport.Name, answer),
            _ => email.RecordFailure(now, transport.Name, handOff.Failure!.InWords, handOff.Failure!.RetryAfter),
        });

        // A receipt will say later whether it arrived; until then "taken" proves nothing about the address.
        var getsThrough = handOff.HandedOver is { Receipt: null };
        await SaveAsync(email, getsThrough, handOff.Refusal);
    }

    public async Task ExecuteAsync(QueuedEmail email, DeliveryReceipt receipt)
    {
        if (email.RecordReceipt(time.GetUtcNow(), transport.Name, receipt) is { } attempt)
        {
            db.EmailAttempts.Add(attempt);
        }

        await SaveAsync(
            email,
            receipt.Outcome == DeliveryOutcome.Delivered,
            receipt.Outcome == DeliveryOutcome.Refused ? receipt.Answer : null);
    }

    private async Task SaveAsync(QueuedEmail email, bool getsThrough, string? refusal)
    {
        await MarkPersonAsync(email, getsThrough, refusal);
        while (true)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (DbUpdateConcurrencyException lost) when (lost.Entries.Any(e => e.Entity is Person))
            {
                // Someone is changing this person at the same moment: their change stays, the mark is set on top.
                foreach (var person in lost.Entries.Where(e => e.Entity is Person))
                {
                    person.State = EntityState.Detached;
                }

                await MarkPersonAsync(email, getsThrough, refusal);
            }
            catch (DbUpdateConcurrencyException lost) when (lost.Entries.Any(e => e.Entity == email))
            {
                // The lease ran out and another node has the mail; the ledger keeps that we handed it over too.
                db.Entry(email).State = EntityState.Detached;
            }
        }
    }

    private async Task MarkPersonAsync(QueuedEmail email, bool getsThrough, string? refusal)
    {
        if (email.PersonId is not { } personId || (!getsThrough && refusal is null))
        {
            return;
        }

        // A mail to an address the person no longer has says nothing about the one they have now.
        var address = email.ToAddress.Trim();
        var person = await db.People
            .Where(p => p.Id == personId && (refusal != null || p.MailRefusedAt != null))
            .SingleOrDefaultAsync(CancellationToken.None);
        if (person is null || !string.Equals(person.Email, address, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (refusal is not null)
        {
            person.RefuseMail(time.GetUtcNow(), refusal);
        }
        else
        {
            person.ClearMailRefusal();
        }
    }
}
