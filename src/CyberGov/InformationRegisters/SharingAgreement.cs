using CyberGov.ChangeHistory;

namespace CyberGov.InformationRegisters;

/// <summary>How far an agreement has come.</summary>
public enum AgreementState
{
    Draft,
    Active,

    /// <summary>It was in force until what was agreed was changed; someone else puts it into force again.</summary>
    Changed,
    Ended,
}

/// <summary>What the council and others have agreed about sharing personal data. None is put into force before its assessment allows it.</summary>
public sealed class SharingAgreement : InformationRecord
{
    public SharingAgreement() => Kind = RegisterKind.SharingAgreement;

    [Recorded]
    public string Purpose { get; set; } = "";

    [Recorded]
    public string DataItems { get; set; } = "";

    [Recorded]
    public string SpecialCondition { get; set; } = "";

    [Recorded]
    public string WhoIsTold { get; set; } = "";

    [Recorded]
    public string FrequencyAndMethod { get; set; } = "";

    [Recorded]
    public string Security { get; set; } = "";

    [Recorded]
    public string Access { get; set; } = "";

    [Recorded]
    public string Accuracy { get; set; } = "";

    [Recorded]
    public string Retention { get; set; } = "";

    [Recorded]
    public string RightsRequests { get; set; } = "";

    [Recorded]
    public string Complaints { get; set; } = "";

    [Recorded]
    public string Breaches { get; set; } = "";

    [Recorded]
    public string Subcontractors { get; set; } = "";

    [Recorded]
    public string Transfers { get; set; } = "";

    [Recorded]
    public string Signatories { get; set; } = "";

    [Recorded]
    public string Termination { get; set; } = "";

    [Recorded]
    public DateTimeOffset? ActivatedAt { get; private set; }

    [Recorded]
    public Guid? ActivatedById { get; private set; }

    /// <summary>When what was agreed was changed while it was in force; null once it is in force again.</summary>
    [Recorded]
    public DateTimeOffset? ChangedInForceAt { get; private set; }

    public List<AgreementParty> Parties { get; } = [];

    public AgreementState State => this switch
    {
        { RetiredAt: not null } => AgreementState.Ended,
        { ActivatedAt: not null } => AgreementState.Active,
        { ChangedInForceAt: not null } => AgreementState.Changed,
        _ => AgreementState.Draft,
    };

    public bool WaitsToStart => State is AgreementState.Draft or AgreementState.Changed;

    /// <summary>What is still missing before it can be put into force, a sentence each.</summary>
    public IReadOnlyList<string> Gaps(DateOnly today) =>
    [
        .. Shape.Fields.Where(f => f.IsNeededInForce && f.Read(this).Length == 0).Select(f => $"Enter: {f.Label}"),
        .. StartsOn is null ? ["Enter when it starts"] : Array.Empty<string>(),
        .. ReviewGap(NextReviewOn, today) is { } review ? [review] : Array.Empty<string>(),
        .. EndsOn <= today ? ["Enter an end date in the future, or none"] : Array.Empty<string>(),
        .. Parties.Count < 2 ? ["Add at least two parties"] : Array.Empty<string>(),
    ];

    private const int MostYearsToReview = 5;

    /// <summary>What is wrong with a day of review of an agreement in force; null when nothing is.</summary>
    public static string? ReviewGap(DateOnly? nextReviewOn, DateOnly today) =>
        nextReviewOn is null || nextReviewOn <= today ? "Enter a review date in the future"
        : nextReviewOn > today.AddYears(MostYearsToReview) ? "Enter a review date within five years"
        : null;

    public void Activate(Guid byId, DateTimeOffset now)
    {
        if (!WaitsToStart)
        {
            throw new InvalidOperationException($"Agreement {InformationRecordId} is in force or has ended.");
        }

        (ActivatedAt, ActivatedById, ChangedInForceAt) = (now, byId, null);
        Touch(byId, now);
    }

    /// <summary>What was agreed was changed, so it is no longer in force until someone who did not write it has seen it.</summary>
    public void SetBack(DateTimeOffset now)
    {
        if (State != AgreementState.Active)
        {
            throw new InvalidOperationException($"Agreement {InformationRecordId} is not in force.");
        }

        (ActivatedAt, ActivatedById, ChangedInForceAt) = (null, null, now);
    }
}

/// <summary>Who takes part in an agreement, in which role, and on what ground they share.</summary>
public sealed class AgreementParty
{
    public const int MaxLength = 500;

    public Guid AgreementPartyId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid InformationRecordId { get; init; }

    public required int Position { get; init; }

    [Recorded]
    public required string Name { get; init; }

    [Recorded]
    public required PartyRole Role { get; init; }

    /// <summary>Lawful basis, and the statute or power behind it.</summary>
    [Recorded]
    public required string LawfulBasis { get; init; }
}

public enum PartyRole
{
    Controller,
    JointController,
    Processor,
    Recipient,
}

public static class PartyRoles
{
    public static string Words(PartyRole role) => role switch
    {
        PartyRole.JointController => "Joint controller",
        _ => role.ToString(),
    };
}
