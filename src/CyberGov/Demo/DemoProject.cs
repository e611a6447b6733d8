using CyberGov.Pias.Workflow;
using static CyberGov.Pias.Workflow.PiaAction;

namespace CyberGov.Demo;

/// <summary>A project of the made-up council and how far its assessment has come.</summary>
internal sealed record DemoProject(string Title, string Area, int StartsInDays, params IReadOnlyList<PiaAction> Steps)
{
    private static readonly PiaAction[] ToAdvice = [SubmitScreening, DpiaNeeded, SubmitDescription, FinishConsultation, SubmitRisks];

    /// <summary>Questions of the screening answered yes.</summary>
    public string[] Yes { get; init; } = ["S1", "S3"];

    public string Note { get; init; } = "The service gets data that it does not hold today.";

    public (string How, string Views, string Response) Consultation { get; init; } =
        ("Two drop-in sessions and a survey", "Most agree; several ask how long data is kept", "The notice now says so in its first line");

    public string Route { get; init; } = "Encrypted line";

    public string Protection { get; init; } = "Access by job, logged";

    public string Consulted { get; init; } = "Residents and staff of the service";

    public (string Source, string Recipient, string Data)[] Flows { get; init; } =
        [("Resident", "Service", "Name, address and request"), ("Service", "Supplier", "Address and request")];

    /// <summary>In place of the form's own examples.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why each answer is withheld from the published summary, by question; null where none is published.</summary>
    public IReadOnlyDictionary<string, string>? Withheld { get; init; }

    public string Risk { get; init; } = "Someone outside the team reads what residents tell the service, and residents stop asking for help";

    public string Measure { get; init; } = "Give access by job and remove it on the day someone moves";

    public string Control { get; init; } = "IAM-06";

    /// <summary>Against another risk, with the control that answers it.</summary>
    public (string Risk, string Control)? Second { get; init; }

    /// <summary>How many days ago it was started, and each step taken.</summary>
    public required IReadOnlyList<int> DaysAgo { get; init; }

    public int PublishedDaysAgo { get; init; }

    public bool StaysHigh { get; init; }

    public string Advice { get; init; } = "Go ahead once the notice says how long data is kept.";

    public PiaRecommendation Recommendation { get; init; } = PiaRecommendation.GoWithConditions;

    public static IReadOnlyList<DemoProject> All { get; } =
    [
        new("Cameras in the market square", "Leisure and Communities", -14, [.. ToAdvice, Advise, ApproveException, ConfirmMeasures])
        {
            DaysAgo = [118, 116, 110, 88, 66, 54, 40, 31, 17],
            PublishedDaysAgo = 12,
            Yes = ["S1", "S11"],
            Note = "Fixed cameras watch the square day and night.",
            Consulted = "Market traders and residents of the square",
            Flows =
            [
                ("People in the square", "Cameras", "Pictures"), ("Cameras", "Control room", "Live pictures"),
                ("Cameras", "Recorder", "Recordings, for 31 days"), ("Recorder", "Duty manager", "Clips of a named incident"),
                ("Duty manager", "Police", "Clips on request"),
            ],
            Answers = DemoCameras.Answers,
            Withheld = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["security-advice"] = "It would help someone to get at the recordings.",
            },
            Second = ("An operator looks at recordings of someone they know, and that person is harassed", "IAM-06"),
            Consultation = ("Two evenings in the market hall and a survey", "Most agree; tenants above the shops ask whether their windows are filmed", "Windows are masked in the camera; tenants may see the picture of theirs"),
            Route = "Cable of its own, encrypted",
            Protection = "Locked room, a log of every look",
            Advice = "Go ahead once the masks over windows have been checked on site.",
            Risk = "A flat above the shops is filmed, and the people in it feel watched in their own home",
            Measure = "Mask the windows in the camera software",
        },
        new("Housing repairs online", "Housing", 45, ToAdvice) { DaysAgo = [90, 86, 80, 45, 20, 6] },
        new("Matching of council tax discounts", "Finance and Revenues", 30, [.. ToAdvice, Advise])
        {
            DaysAgo = [80, 77, 71, 48, 32, 23, 5],
            Yes = ["S4", "S13"],
            Note = "Discounts are compared with the electoral register.",
            Risk = "Someone is wrongly taken to live with others and gets a bill they cannot pay",
            Measure = "A person checks each match before any letter goes out",
            Control = "PRV-16",
        },
        new("Face recognition at the leisure centre", "Leisure and Communities", 120, [.. ToAdvice, Advise, ConsultCommissioner])
        {
            DaysAgo = [70, 67, 62, 44, 30, 21, 14, 9],
            Yes = ["S5", "S12"],
            Note = "Faces are compared with those of members at the turnstile.",
            StaysHigh = true,
            Risk = "Members are taken for someone else or turned away, some groups more often than others",
            Measure = "Keep a member’s card as an equal way in",
            Advice = "A high risk remains that no measure of ours lowers. Ask the Commissioner before anything is bought.",
            Recommendation = PiaRecommendation.GoWithConditions,
        },
        new("Booking of meeting rooms", "Corporate Services", 14, SubmitScreening, DpiaNotNeeded) { DaysAgo = [27, 25, 22], Yes = [] },
        new("Sensors in litter bins", "Waste and Street Scene", 90) { DaysAgo = [5] },
    ];
}
