using CyberGov.Data;
using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.InformationRegisters;

/// <summary>Adds who takes part in an agreement, and takes them out. In force, that is a change of what was agreed.</summary>
public sealed class ChangeParties(CyberGovDbContext db, SetBackAgreement setBack, ReportChangeToPias report, TimeProvider time)
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

            var party = new AgreementParty
            {
                InformationRecordId = agreement.InformationRecordId,
                Position = parties.Select(p => p.Position).DefaultIfEmpty(0).Max() + 1,
                Name = name.Trim(),
                Role = role,
                LawfulBasis = lawfulBasis.Trim(),
            };
            db.AgreementParties.Add(party);
            return $"Added {SetBackAgreement.InWords(party)}";
        },
        cancellationToken);

    public Task RemoveAsync(string code, Guid partyId, Viewer viewer, CancellationToken cancellationToken) => RunAsync(
        code,
        viewer,
        (_, parties) =>
        {
            if (parties.Find(p => p.AgreementPartyId == partyId) is not { } party)
            {
                return null;
            }

            db.AgreementParties.Remove(party);
            return $"Removed {SetBackAgreement.InWords(party)}";
        },
        cancellationToken);

    private async Task RunAsync(
        string code, Viewer viewer, Func<InformationRecord, List<AgreementParty>, string?> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var agreement = await db.TakeRecordAsync(RegisterKind.SharingAgreement, code, viewer, cancellationToken);
        var parties = await db.AgreementParties
            .Where(p => p.InformationRecordId == agreement.InformationRecordId)
            .OrderBy(p => p.Position)
            .ToListAsync(cancellationToken);
        if (change(agreement, parties) is not { } words)
        {
            return;
        }

        agreement.Touch(viewer.PersonId, time.GetUtcNow());
        setBack.NoteParties(agreement, parties, words);
        await setBack.ExecuteAsync(agreement, viewer.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await report.ExecuteAsync(agreement, ["parties"], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
