using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Adds who takes part in an agreement, and takes them out.</summary>
public sealed class ChangeParties(CyberGovDbContext db, TimeProvider time)
{
    /// <summary>More than any agreement has.</summary>
    public const int Most = 50;

    /// <exception cref="RecordNotFoundException">There is no such agreement that this person may change, or it is full.</exception>
    public Task AddAsync(
        string code, string name, PartyRole role, string lawfulBasis, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code,
        viewer,
        (agreement, parties) =>
        {
            if (parties.Count >= Most)
            {
                throw new InvalidOperationException($"An agreement has {Most} parties at most.");
            }

            db.AgreementParties.Add(new AgreementParty
            {
                InformationRecordId = agreement.InformationRecordId,
                Position = parties.Select(p => p.Position).DefaultIfEmpty(0).Max() + 1,
                Name = name.Trim(),
                Role = role,
                LawfulBasis = lawfulBasis.Trim(),
            });
        },
        cancellationToken);

    public Task RemoveAsync(string code, Guid partyId, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code,
        viewer,
        (_, parties) => db.AgreementParties.RemoveRange(parties.Where(p => p.AgreementPartyId == partyId)),
        cancellationToken);

    private async Task RunAsync(
        string code, Viewer viewer, Action<InformationRecord, List<AgreementParty>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var agreement = await db.TakeRecordAsync(RegisterKind.SharingAgreement, code, viewer, cancellationToken);
        var parties = await db.AgreementParties
            .Where(p => p.InformationRecordId == agreement.InformationRecordId)
            .ToListAsync(cancellationToken);
        change(agreement, parties);
        agreement.Touch(viewer.PersonId, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
