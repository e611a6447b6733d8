using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias.Register;

public enum PiaSort
{
    /// <summary>By the order in which they were started.</summary>
    Started,
    Title,

    /// <summary>By how long they have been in their state.</summary>
    Since,
    NextReview,
}

public enum PiaReviewFilter
{
    Overdue,
    Next90Days,
}

/// <summary>What the register of assessments is asked for; null means no narrowing.</summary>
public sealed record PiaRegisterRequest
{
    /// <summary>Beginnings of words of the title or the code, all of them.</summary>
    public string? Text { get; init; }

    public PiaState? State { get; init; }

    /// <summary>Only what waits for someone in this part.</summary>
    public PiaActor? WaitsFor { get; init; }

    /// <summary>Only what waits for the viewer, or for someone whose leave they cover.</summary>
    public bool WaitsForMe { get; init; }

    public Guid? ServiceAreaId { get; init; }

    public RiskLevel? ResidualLevel { get; init; }

    public PiaReviewFilter? Review { get; init; }

    public bool LawEnforcementOnly { get; init; }

    public PiaSort Sort { get; init; }

    /// <summary>Newest first where they are sorted as they were started.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>From 1; a number past the end means the first page.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether nothing is narrowed, however it is sorted.</summary>
    public bool IsForAll => string.IsNullOrWhiteSpace(Text)
        && this with { Text = null, Sort = default, Descending = true, Page = 1 } == new PiaRegisterRequest();
}

public sealed record PiaRegisterRow(
    string Code,
    string Title,
    string ServiceArea,
    string ProjectLead,
    PiaState State,
    PiaActor? WaitsFor,
    string? WaitsForName,
    DateOnly StateSinceOn,
    RiskLevel? InitialLevel,
    RiskLevel? ResidualLevel,
    DateOnly? NextReviewOn,
    bool IsLawEnforcement,
    int VersionNumber)
{
    /// <summary>When the Information Commissioner's time for the reply ends; null unless it was asked and waits for it.</summary>
    public DateOnly? CommissionerDueOn { get; init; }

    /// <summary>How many days somebody has kept it waiting; null when nobody does.</summary>
    public int? DaysWaiting(DateOnly today) => WaitsFor is null ? null : Math.Max(0, today.DayNumber - StateSinceOn.DayNumber);
}

public sealed record PiaRegisterPage(IReadOnlyList<PiaRegisterRow> Rows, int TotalCount, int Page, int PageCount, bool HasMore);

/// <summary>How many assessments are in a state.</summary>
public sealed record PiaStateCount(PiaState State, int Count);
