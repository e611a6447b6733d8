using CyberGov.Calendar;
using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Puts on record that someone has looked at a record and it is still right.</summary>
public sealed class ReviewRecord(CyberGovDbContext db, ProcessingEvidence processing, AgreementEvidence agreements, TimeProvider time)
{
    /// <exception cref="RecordNotFoundException">There is no such record that this person may change.</exception>
    /// <exception cref="DbUpdateConcurrencyException">It says something else than what the person had before them.</exception>
    public async Task ExecuteAsync(
        RegisterKind kind, string code, int revisionSeen, DateOnly nextReviewOn, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var record = await db.TakeRecordAsync(kind, code, viewer, cancellationToken);
        if (record.Revision != revisionSeen)
        {
            throw new DbUpdateConcurrencyException("The record was changed since the person read it.");
        }

        var isOwnWork = record is SharingAgreement && await db.WroteAsync(record, viewer.PersonId, cancellationToken);
        record.Review(time.TodayInUk(), nextReviewOn, viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await (record switch
        {
            ProcessingActivity activity => processing.LogAsync(activity, viewer, cancellationToken),
            SharingAgreement { State: AgreementState.Active } agreement =>
                agreements.LogAsync(agreement, isOwnWork ? null : viewer.PersonId, cancellationToken),
            _ => Task.CompletedTask,
        });
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>Takes a record out of use, or ends an agreement, with the reason; it stays on record.</summary>
public sealed class RetireRecord(CyberGovDbContext db, AgreementEvidence agreements, TimeProvider time)
{
    /// <exception cref="RecordNotFoundException">There is no such record that this person may change.</exception>
    public async Task ExecuteAsync(RegisterKind kind, string code, string reason, Viewer viewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var record = await db.TakeRecordAsync(kind, code, viewer, cancellationToken);
        record.Retire(reason.Trim(), viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        if (record is SharingAgreement agreement)
        {
            await agreements.EndAsync(agreement, "has ended", viewer.PersonId, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
