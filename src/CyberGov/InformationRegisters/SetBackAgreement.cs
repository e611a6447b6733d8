using CyberGov.ChangeHistory;
using CyberGov.Data;

namespace CyberGov.InformationRegisters;

/// <summary>
/// What an agreement in force says is changed by nobody alone: a change of what was agreed takes it out of force until someone who
/// did not write it puts it into force again, through the same gate. The history keeps every word that was in force.
/// </summary>
public sealed class SetBackAgreement(CyberGovDbContext db, AgreementEvidence evidence, TimeProvider time)
{
    /// <summary>Everything but who looks after it, where in the council, and when it is looked at again.</summary>
    internal static bool IsAgreed(RecordWords before, RecordWords after, RecordShape shape) =>
        before.Name != after.Name.Trim()
        || (before.StartsOn, before.EndsOn) != (after.StartsOn, after.EndsOn)
        || shape.Fields.Any(f => before.Text(f) != after.Text(f));

    /// <summary>Call it in the transaction of the change, before it is saved. Does nothing to one that is not in force.</summary>
    internal async Task ExecuteAsync(InformationRecord record, Guid byId, CancellationToken cancellationToken)
    {
        if (record is not SharingAgreement { State: AgreementState.Active } agreement)
        {
            return;
        }

        agreement.SetBack(time.GetUtcNow());
        await evidence.EndAsync(agreement, "was changed and is not yet in force again", byId, cancellationToken);
    }

    /// <summary>Parties are records of their own, so the agreement's history says in words who took part.</summary>
    internal void NoteParties(InformationRecord agreement, IEnumerable<AgreementParty> before, string change) => db.Note(
        ChangeAction.Noted, nameof(SharingAgreement), agreement.InformationRecordId,
        ("Parties", change), ("PartiesBefore", string.Join("; ", before.Select(InWords).DefaultIfEmpty("none"))));

    internal static string InWords(AgreementParty party) => $"{party.Name} ({PartyRoles.Words(party.Role)}, {party.LawfulBasis})";
}
