using CyberGov.ChangeHistory;

namespace CyberGov.Evidence;

/// <summary>How long the council keeps one kind of evidence after it stopped counting, where it differs from the usual.</summary>
public sealed class RetentionRule
{
    public const int FewestYears = 1;
    public const int MostYears = 100;

    public Guid RetentionRuleId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required EvidenceKind Kind { get; init; }

    [Recorded]
    public required int YearsKept { get; set; }

    public int Version { get; set; }

    /// <summary>
    /// What holds until the council says otherwise. No law sets these for evidence of compliance: six years follows the
    /// Limitation Act 1980, section 5, for agreements and for what may be cited in a claim; three is a full audit cycle.
    /// </summary>
    public static int UsualYears(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Agreement or EvidenceKind.Policy or EvidenceKind.Minutes => 6,
        _ => 3,
    };
}

/// <summary>How long each kind is kept, as the council has it.</summary>
public sealed record RetentionSchedule(IReadOnlyDictionary<EvidenceKind, int> YearsKept)
{
    public static RetentionSchedule From(IEnumerable<RetentionRule> rules)
    {
        var own = rules.ToDictionary(r => r.Kind, r => r.YearsKept);
        return new RetentionSchedule(
            Enum.GetValues<EvidenceKind>().ToDictionary(k => k, k => own.GetValueOrDefault(k, RetentionRule.UsualYears(k))));
    }

    /// <summary>The last day on which it must be kept; null while it still counts or may come to count.</summary>
    public DateOnly? RetainedUntil(EvidenceKind kind, EvidenceStage stage, DateOnly? endedOn, DateOnly? expiresOn) => stage switch
    {
        EvidenceStage.Withdrawn or EvidenceStage.Superseded => endedOn?.AddYears(YearsKept[kind]),
        EvidenceStage.Accepted => expiresOn?.AddYears(YearsKept[kind]),
        _ => null,
    };
}
