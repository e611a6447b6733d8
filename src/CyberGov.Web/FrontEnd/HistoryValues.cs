using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.Evidence;
using CyberGov.InformationRegisters;
using CyberGov.Jobs;
using CyberGov.Mail;
using CyberGov.Packs;
using CyberGov.Pias;
using CyberGov.Pias.Assessment;
using CyberGov.Pias.Form;
using CyberGov.Pias.Publication;
using CyberGov.Pias.Risks;
using CyberGov.Pias.Workflow;
using CyberGov.Reminders;
using CyberGov.Reviews;

namespace CyberGov.Web.FrontEnd;

/// <summary>What a recorded value stands for: names of the program's own in words, what people wrote as they wrote it.</summary>
internal static class HistoryValues
{
    private const string Nothing = "nothing";
    private const string Attempted = "Attempted";

    private static readonly ConcurrentDictionary<(string Subject, string Field), Type?> Types = new();

    private static readonly Dictionary<string, Type> Kinds = typeof(RecordedAttribute).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsNested: false } && t.GetProperties().Any(p => p.IsDefined(typeof(RecordedAttribute))))
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    /// <summary>Facts noted beside changes of records, whose values are names of the program's own.</summary>
    private static readonly Dictionary<(string Subject, string Field), Type> Noted = new()
    {
        [(nameof(Pia), Attempted)] = typeof(PiaAction),
        [(nameof(Pia), "Why")] = typeof(PiaRefusal),
        [(nameof(EvidenceItem), "Why")] = typeof(EvidenceRefusal),
        [(nameof(SharingAgreement), "Why")] = typeof(AgreementRefusal),
        [(nameof(QueuedEmail), nameof(QueuedEmail.State))] = typeof(EmailState),
        [(nameof(Pack), "Work")] = typeof(QueuedJobState),
    };

    /// <summary>What was attempted that is no step of a workflow.</summary>
    private static readonly Dictionary<string, string> Attempts = new(StringComparer.Ordinal)
    {
        ["Activate"] = "Put it into force",
        ["RemovePia"] = "Remove the link to an assessment",
        ["Revise"] = "Change it",
        ["Submit"] = "Hand it in",
        ["Accept"] = "Accept it",
        ["Return"] = "Return it",
        ["Attach"] = "Attach it to a control",
        ["Classify"] = "Change its owner, marking or kind",
        ["Supersede"] = "Replace it by another",
        ["Withdraw"] = "Withdraw it",
        ["ProposeDisposal"] = "Propose its disposal",
        ["ApproveDisposal"] = "Approve its disposal",
        ["RejectDisposal"] = "Reject its disposal",
        ["AdviseOnScreening"] = "Advise on the screening",
        ["ReportChange"] = "Report a change",
        ["ChangeApprover"] = "Change who approves it",
        ["FinishMeasure"] = "Say that a measure is done",
        ["AcceptMeasure"] = "Accept that a measure is not done",
    };

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        [nameof(PiaRefusal.NotTheirs)] = "Their part does not allow it",
        [nameof(PiaRefusal.WrongState)] = "It had moved on",
        [nameof(EvidenceRefusal.WrongStage)] = "It had moved on",
        [nameof(PiaRefusal.OwnWork)] = "They wrote part of it themselves",
        [nameof(PiaRefusal.Incomplete)] = "Something was missing",
        [nameof(PiaRefusal.AnotherApprover)] = "Someone else must approve it",
        [nameof(PiaRefusal.HighRiskRemains)] = "A high risk remains",
        [nameof(EvidenceRefusal.StillRetained)] = "It is still to be kept",
        [nameof(AgreementRefusal.Gate)] = "An assessment it rests on does not allow the sharing",
        [nameof(AgreementRefusal.StillRestsOnIt)] = "It is in force and rests on this assessment",
    };

    /// <summary>Texts that the program writes in its own shorthand.</summary>
    private static readonly Dictionary<(string Subject, string Field), Func<string, string>> Shorthand = new()
    {
        [(nameof(PiaRisk), nameof(PiaRisk.HarmKinds))] = Ids,
        [(nameof(PiaRisk), nameof(PiaRisk.Likelihood))] = Ids,
        [(nameof(PiaRisk), nameof(PiaRisk.Severity))] = Ids,
        [(nameof(PiaRisk), nameof(PiaRisk.ResidualLikelihood))] = Ids,
        [(nameof(PiaRisk), nameof(PiaRisk.ResidualSeverity))] = Ids,
        [(nameof(PiaAnswer), nameof(PiaAnswer.Field))] = Ids,
        [(nameof(PiaComment), nameof(PiaComment.Target))] = Ids,
        [(nameof(PiaWithheld), nameof(PiaWithheld.Part))] = Ids,
        [(nameof(ReminderRules), nameof(ReminderRules.LeadDays))] = Listed,
        [(nameof(ReminderRules), nameof(ReminderRules.QuietWeekdays))] = Listed,
        [(nameof(ReviewSchedule), nameof(ReviewSchedule.FixedDates))] = EachYear,
    };

    public static string Of(string subject, string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Nothing;
        }

        if (Shorthand.TryGetValue((subject, field), out var written))
        {
            return written(value);
        }

        return Types.GetOrAdd((subject, field), TypeOf) switch
        {
            { IsEnum: true } type => Enum.TryParse(type, value, out var known) ? Words((Enum)known, field) : Attempt(value),
            { } type when type == typeof(bool) => YesNo(value),
            { } type when type == typeof(DateOnly) || type == typeof(DateTimeOffset) => Moment(value),
            null when field == Attempted => Attempt(value),
            null => Fact(value),
            _ => value,
        };
    }

    private static Type? TypeOf((string Subject, string Field) place)
    {
        if (Noted.TryGetValue(place, out var noted))
        {
            return noted;
        }

        var recorded = Kinds.GetValueOrDefault(place.Subject)?.GetProperty(place.Field);
        return recorded is null ? null : Nullable.GetUnderlyingType(recorded.PropertyType) ?? recorded.PropertyType;
    }

    private static string Words(Enum value, string field) => value switch
    {
        PiaState state => PiaWords.Of(state),
        PiaAction action => field == Attempted ? PiaWords.Ask(action) : PiaWords.Done(action),
        PiaActor actor => PiaWords.Of(actor),
        PiaRecommendation recommendation => PiaWords.Of(recommendation),
        RiskLevel level => PiaWords.Of(level),
        ConsulteeKind kind => PiaWords.Of(kind),
        MeasureEffect effect => PiaWords.Of(effect),
        PartyRole role => PartyRoles.Words(role),
        PiaRefusal or EvidenceRefusal or AgreementRefusal => Refusals[value.ToString()],
        _ => PlainName.Of(value),
    };

    private static string Attempt(string value) => Attempts.GetValueOrDefault(value) ?? PlainName.Of(value);

    private static string YesNo(string value) => value == bool.TrueString ? "yes" : "no";

    /// <summary>A fact noted beside a change, of whichever kind.</summary>
    private static string Fact(string value) =>
        bool.TryParse(value, out _) ? YesNo(value)
        : value.All(char.IsAsciiLetter) && value.Skip(1).Any(char.IsUpper) ? PlainName.Of(value)
        : Moment(value);

    private static string Moment(string value) =>
        DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.InWords()
        : DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.InUkWords()
        : value;

    private static string Listed(string value) => string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries));

    /// <summary>Ids of questions, parts and words of the matrix: "loss-of-control" reads "Loss of control".</summary>
    private static string Ids(string value) => string.Join(", ", value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(id => char.ToUpperInvariant(id[0]) + id[1..].Replace("/", ": ", StringComparison.Ordinal).Replace('-', ' ')));

    /// <summary>"03-31 06-30" reads "31 March, 30 June". A leap year, so that every day is one.</summary>
    private static string EachYear(string value) => string.Join(", ", value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(day => DateOnly.TryParseExact($"2024-{day}", "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("d MMMM", CultureInfo.GetCultureInfo("en-GB"))
            : day));
}
