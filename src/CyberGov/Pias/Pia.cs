using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.Identity;
using CyberGov.Pias.Form;
using CyberGov.Pias.Workflow;

namespace CyberGov.Pias;

/// <summary>
/// One privacy impact assessment (in law, a data protection impact assessment: UK GDPR Article 35), from its first screening
/// question until the processing ends. What it says is kept a version at a time in the records beside it.
/// </summary>
public sealed class Pia
{
    public const int MaxTitleLength = 200;

    public Guid PiaId { get; init; } = Guid.CreateVersion7();

    /// <summary>What people quote, such as PIA-2026-0007.</summary>
    [Recorded]
    public required string Code { get; init; }

    /// <summary>The code as one integer, which sorts.</summary>
    public required long Number { get; init; }

    [Recorded]
    public required string Title { get; set; }

    /// <summary>The words of code and title, for full-text search.</summary>
    public string SearchText
    {
        get => string.Join(' ', SearchWords.Of($"{Code} {Title}"));
        private set => _ = value;
    }

    [Recorded]
    public required Guid ServiceAreaId { get; set; }

    public ServiceArea? ServiceArea { get; init; }

    [Recorded]
    public required Guid ProjectLeadId { get; set; }

    public Person? ProjectLead { get; init; }

    [Recorded]
    public required Guid InformationAssetOwnerId { get; set; }

    public Person? InformationAssetOwner { get; init; }

    /// <summary>Approves where a medium risk remains.</summary>
    [Recorded]
    public Guid? HeadOfServiceId { get; set; }

    public Person? HeadOfService { get; init; }

    /// <summary>The Data Protection Officer named to advise.</summary>
    [Recorded]
    public Guid? DpoReviewerId { get; private set; }

    public Person? DpoReviewer { get; init; }

    [Recorded]
    public DateOnly? PlannedStartOn { get; set; }

    /// <summary>Law enforcement processing under Part 3 of the Data Protection Act 2018.</summary>
    [Recorded]
    public bool IsLawEnforcement { get; set; }

    public required Guid StartedById { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The assessment or template it was copied from.</summary>
    public Guid? CopiedFromId { get; init; }

    /// <summary>Whether others may begin with a copy of it, whoever sees the assessment itself.</summary>
    [Recorded]
    public bool IsTemplate { get; set; }

    [Recorded]
    public PiaState State { get; private set; }

    /// <summary>When it came into its state.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>The same as a day in London, from which waiting is counted.</summary>
    public DateOnly StateSinceOn { get; private set; }

    public PiaActor? WaitsFor { get; private set; }

    /// <summary>The person it waits for, where the part names one; null where everyone of a role is meant.</summary>
    public Guid? WaitsForId { get; private set; }

    [Recorded]
    public int VersionNumber { get; private set; } = 1;

    /// <summary>The highest level of its risks before measures.</summary>
    [Recorded]
    public RiskLevel? InitialLevel { get; set; }

    /// <summary>The highest level that remains after them.</summary>
    [Recorded]
    public RiskLevel? ResidualLevel { get; set; }

    [Recorded]
    public PiaRecommendation? Recommendation { get; private set; }

    /// <summary>When it is to be looked at again: the review of a live one, the new screening of one closed without assessment.</summary>
    [Recorded]
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>A change that someone reported since the last review, in their words.</summary>
    public string? ReportedChange { get; private set; }

    /// <summary>Counts the changes, so that the second of two is told instead of overwriting.</summary>
    public int Version { get; private set; }

    public void Begin(DateTimeOffset now) => Enter(PiaState.DraftScreening, now);

    /// <summary>Takes a step that the rules have let through.</summary>
    public void Take(PiaTransition transition, PiaMove move, DateTimeOffset now)
    {
        if (transition.From != State || transition.Action != move.Action)
        {
            throw new InvalidOperationException($"{move.Action} does not lead on from {State}.");
        }

        DpoReviewerId = move.DpoReviewerId ?? DpoReviewerId;
        Recommendation = move.Action switch
        {
            PiaAction.Advise => move.Recommendation,
            PiaAction.SubmitRisks or PiaAction.MaterialChange => null,
            _ => Recommendation,
        };
        NextReviewOn = move.NextReviewOn ?? NextReviewOn;
        if (transition.From == PiaState.UnderReview)
        {
            ReportedChange = null;
        }

        if (move.Action == PiaAction.StartReview)
        {
            ReportedChange = move.Reason ?? ReportedChange;
        }

        VersionNumber += move.Action == PiaAction.MaterialChange ? 1 : 0;
        Enter(transition.To, now);
    }

    /// <summary>Puts on record that something has changed; the owner then says whether it matters.</summary>
    public void ReportChange(string change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(change);
        ReportedChange = change;
        Version++;
    }

    /// <summary>Another Data Protection Officer advises instead of the one who was named.</summary>
    public void PassAdviceTo(Guid dpoId)
    {
        DpoReviewerId = dpoId;
        WaitFor(WaitsFor);
    }

    /// <summary>Marks a change of what belongs to it, so that no decision passes it by.</summary>
    public void Touch() => Version++;

    /// <summary>Says whose turn it is, where the state alone does not.</summary>
    public void WaitFor(PiaActor? actor)
    {
        WaitsFor = actor;
        WaitsForId = actor switch
        {
            PiaActor.ProjectLead => ProjectLeadId,
            PiaActor.InformationAssetOwner => InformationAssetOwnerId,
            PiaActor.HeadOfService => HeadOfServiceId,
            PiaActor.DataProtectionOfficer => DpoReviewerId,
            _ => null,
        };
    }

    private void Enter(PiaState state, DateTimeOffset now)
    {
        (State, StateSince, StateSinceOn) = (state, now, UkTime.DateIn(now));
        WaitFor(state.WaitsFor);
        Version++;
    }
}

/// <summary>Someone who writes an assessment together with its lead.</summary>
public sealed class PiaTeamMember
{
    [Recorded]
    public required Guid PiaId { get; init; }

    [Recorded]
    public required Guid PersonId { get; init; }

    public Person? Person { get; init; }
}
