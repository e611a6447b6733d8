using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.Web.FrontEnd;
using CyberGov.Web.TagHelpers;

namespace CyberGov.Web.Pages.InformationRegisters;

/// <summary>How records and their states are said.</summary>
public static class RecordWording
{
    private const string ChangedInForce = "Changed, not in force";

    public static string Of(RecordStanding standing) => standing switch
    {
        RecordStanding.InUse => "In use",
        RecordStanding.Draft => "Draft",
        RecordStanding.Active => "In force",
        RecordStanding.Changed => ChangedInForce,
        RecordStanding.Warned => "In force, assessment in doubt",
        RecordStanding.ReviewOverdue => "Review overdue",
        RecordStanding.Retired => "Retired or ended",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, null),
    };

    public static string Of(AgreementState state) => state switch
    {
        AgreementState.Draft => "Draft",
        AgreementState.Active => "In force",
        AgreementState.Changed => ChangedInForce,
        AgreementState.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>How a record stands, in one tag.</summary>
    public static (StatusMeaning Meaning, string Words) StandingOf(
        RegisterKind kind, bool isActive, bool isChanged, bool isRetired, bool isWarned) => (kind, isActive, isRetired) switch
        {
            (RegisterKind.SharingAgreement, _, true) => (StatusMeaning.Neutral, "Ended"),
            (_, _, true) => (StatusMeaning.Neutral, "Retired"),
            (RegisterKind.SharingAgreement, true, _) when isWarned => (StatusMeaning.Bad, "In force, assessment in doubt"),
            (RegisterKind.SharingAgreement, true, _) => (StatusMeaning.Good, "In force"),
            (RegisterKind.SharingAgreement, _, _) when isChanged => (StatusMeaning.Bad, ChangedInForce),
            (RegisterKind.SharingAgreement, _, _) => (StatusMeaning.Waiting, "Draft"),
            _ => (StatusMeaning.Good, "In use"),
        };

    /// <summary>A changed field under the label that the form has for it.</summary>
    public static string Of(FieldChange change, InformationRecord record) => LabelOf(change.Field, record.Shape) is { } label
        ? $"{label}: {Value(change.Before, change.Field, record)} → {Value(change.After, change.Field, record)}"
        : HistoryWords.Of(record.GetType().Name, change);

    /// <summary>Why an agreement was refused, in sentences that say what to do.</summary>
    public static IReadOnlyList<string> WhyNot(AgreementRefusedException refused, InformationRecord? record = null) => refused.Refusal switch
    {
        AgreementRefusal.Incomplete => refused.Gaps,
        AgreementRefusal.Gate when refused.Pias.Count == 0 =>
            ["Link the assessment that the sharing rests on: no agreement starts without one"],
        AgreementRefusal.Gate =>
        [
            .. refused.Pias.Where(p => !p.State.OpensTheSharingGate).Select(p =>
                $"{p.Code} is at “{PiaWords.Of(p.State)}”: the agreement can start once it is Approved, Live or Closed: no DPIA"),
        ],
        AgreementRefusal.OwnWork => ["You own this agreement or wrote in it, so another officer must put it into force"],
        AgreementRefusal.WrongState when record is SharingAgreement { RetiredAt: null, ActivatedAt: { } since } =>
            [$"{record.Code} is in force already, since {since.InUkWords()}: there is nothing left to do"],
        AgreementRefusal.WrongState when record is { RetiredAt: not null } => [Over(record)],
        AgreementRefusal.WrongState => ["The agreement is in force already, or has ended"],
        AgreementRefusal.StillRestsOnIt => ["The agreement is in force and rests on this assessment: link another one first, or end the agreement"],
        _ => ["This cannot be done now"],
    };

    /// <summary>Said to whoever sends a form that was open before the record was taken out of use.</summary>
    public static string Over(InformationRecord record) =>
        $"{record.Code} was {(record is SharingAgreement ? "ended" : "taken out of use")} by {record.ChangedBy!.Name}, {record.RetiredAt!.Value.InUkWords()}, so nothing of it can be changed any more";

    /// <summary>Said to whoever answers for what they have read, where it says something else by now.</summary>
    public static string Changed(InformationRecord record) =>
        $"{record.Code} was changed by {record.ChangedBy!.Name}, {record.ChangedAt.InUkWords()}, after you opened it. Nothing was done yet: read it as it is now, then do it again";

    private static string Value(string? value, string field, InformationRecord record) => HistoryWords.Value(record.GetType().Name, field, value);

    private static string? LabelOf(string field, RecordShape shape) => field switch
    {
        nameof(InformationRecord.Name) => shape.NameLabel,
        nameof(InformationRecord.OwnerId) => shape.OwnerLabel,
        nameof(InformationRecord.StartsOn) => shape.StartLabel,
        nameof(InformationRecord.EndsOn) => shape.EndLabel,
        nameof(InformationRecord.NextReviewOn) => shape.ReviewLabel,
        _ => shape.Fields.FirstOrDefault(f => f.Id == field)?.Label,
    };
}
