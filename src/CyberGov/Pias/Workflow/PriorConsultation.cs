using CyberGov.ChangeHistory;

namespace CyberGov.Pias.Workflow;

/// <summary>What a request to the Information Commissioner must contain (UK GDPR Article 36(3)).</summary>
public enum ConsultationContent
{
    Responsibilities,
    PurposesAndMeans,
    Safeguards,
    DpoContact,
    Assessment,
    AnythingElseAsked,
}

/// <summary>One asking of the Information Commissioner about one version that leaves a high risk, and the days the law counts from it.</summary>
public sealed class PriorConsultation
{
    public Guid PriorConsultationId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PiaId { get; init; }

    [Recorded]
    public required int VersionNumber { get; init; }

    /// <summary>When the Commissioner got the request: the clock runs from here. Null until it was sent.</summary>
    [Recorded]
    public DateOnly? SentOn { get; private set; }

    /// <summary>Names of <see cref="ConsultationContent"/> that were sent, a line each.</summary>
    [Recorded]
    public string ContentsSent { get; private set; } = "";

    [Recorded]
    public DateOnly? AcknowledgedOn { get; private set; }

    /// <summary>When the Commissioner said that it takes longer.</summary>
    [Recorded]
    public DateOnly? ExtensionNoticeOn { get; private set; }

    [Recorded]
    public DateOnly? RepliedOn { get; private set; }

    public List<ConsultationSuspension> Suspensions { get; } = [];

    public int Version { get; private set; }

    public IReadOnlyList<ConsultationContent> Sent =>
        [.. ContentsSent.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ConsultationContent>)];

    public void Record(DateOnly sentOn, IEnumerable<ConsultationContent> contents, DateOnly? acknowledgedOn, DateOnly? extensionNoticeOn)
    {
        if (acknowledgedOn < sentOn || extensionNoticeOn < sentOn || Suspensions.Exists(s => s.From < sentOn))
        {
            throw new InvalidOperationException("The Commissioner answers nothing before it was sent.");
        }

        (SentOn, AcknowledgedOn, ExtensionNoticeOn) = (sentOn, acknowledgedOn, extensionNoticeOn);
        ContentsSent = string.Join('\n', contents.Distinct().Order());
        Version++;
    }

    /// <summary>Stops the clock while the Commissioner waits for something from the council.</summary>
    public void Suspend(DateOnly from, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (SentOn is null || from < SentOn || Suspensions.Exists(s => s.To is null || from < s.To))
        {
            throw new InvalidOperationException("The clock is not running on that day.");
        }

        Suspensions.Add(new ConsultationSuspension { PriorConsultationId = PriorConsultationId, From = from, Reason = reason });
        Version++;
    }

    public void Resume(DateOnly on)
    {
        if (Suspensions.Find(s => s.To is null) is not { } open || on < open.From)
        {
            throw new InvalidOperationException("The clock is not stopped on that day.");
        }

        open.To = on;
        Version++;
    }

    public void Close(DateOnly repliedOn)
    {
        RepliedOn = repliedOn;
        Version++;
    }

    /// <summary>The clock as the law counts it; null before the request was sent.</summary>
    public ConsultationClock? ClockOn(DateOnly today, bool isLawEnforcement) => SentOn is { } sent
        ? new ConsultationClock(
            sent, isLawEnforcement, ExtensionNoticeOn is not null,
            [.. Suspensions.Select(s => (s.From, s.To ?? (today > s.From ? today : s.From)))])
        : null;
}

/// <summary>A time for which the Commissioner's clock stood still.</summary>
public sealed class ConsultationSuspension
{
    public const int MaxReasonLength = 1000;

    public Guid ConsultationSuspensionId { get; init; } = Guid.CreateVersion7();

    [Recorded]
    public required Guid PriorConsultationId { get; init; }

    /// <summary>The first day that does not count.</summary>
    [Recorded]
    public required DateOnly From { get; init; }

    /// <summary>The first day that counts again; null while it stands still.</summary>
    [Recorded]
    public DateOnly? To { get; internal set; }

    [Recorded(FactOnly = true)]
    public required string Reason { get; init; }
}

/// <summary>
/// How long the Commissioner has: eight weeks from the request and six more when extended (UK GDPR Article 36(2)); for law enforcement
/// six weeks and one month more (Data Protection Act 2018 section 65). Days on which the clock stood still are added.
/// </summary>
/// <param name="SentOn">When the request was received.</param>
/// <param name="IsLawEnforcement">Whether Part 3 of the Act applies.</param>
/// <param name="IsExtended">Whether the Commissioner has given notice of an extension.</param>
/// <param name="Stops">From the first day that does not count to the first that counts again.</param>
public sealed record ConsultationClock(
    DateOnly SentOn, bool IsLawEnforcement, bool IsExtended, params IReadOnlyList<(DateOnly From, DateOnly To)> Stops)
{
    /// <summary>The Commissioner says by then whether it takes longer.</summary>
    public DateOnly ExtensionNoticeBy => SentOn.AddMonths(1);

    /// <summary>The last day for the reply.</summary>
    public DateOnly DueOn
    {
        get
        {
            var first = SentOn.AddDays(7 * (IsLawEnforcement ? 6 : 8));
            var last = (IsExtended, IsLawEnforcement) switch
            {
                (false, _) => first,
                (true, true) => first.AddMonths(1),
                (true, false) => first.AddDays(7 * 6),
            };
            return last.AddDays(DaysStopped);
        }
    }

    /// <summary>Each day counts once, however the stops overlap.</summary>
    public int DaysStopped
    {
        get
        {
            var (days, counted) = (0, SentOn);
            foreach (var (from, to) in Stops.OrderBy(s => s.From))
            {
                var start = from > counted ? from : counted;
                if (to > start)
                {
                    days += to.DayNumber - start.DayNumber;
                    counted = to;
                }
            }

            return days;
        }
    }
}
