using System.Globalization;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;

namespace CyberGov.Web.FrontEnd;

/// <summary>One changed field as a person reads it: "Owner: nobody → Ada Okonkwo".</summary>
public static class HistoryWords
{
    /// <summary>How the history keeps that something changed whose value is nobody's business.</summary>
    private const string Hidden = "set";

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["PasswordHash"] = "Password",
        ["Sha256"] = "SHA-256",
        ["LockoutEnd"] = "Locked out until",
        ["TwoFactorEnabled"] = "Second factor",
        ["IsDemo"] = "Made-up council",
        ["JobName"] = "Job",
        ["MailRefusedAt"] = "Mail refused since",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["Organisation"] = "Council",
        ["PersonRole"] = "Role of a person",
        ["CatalogueLoad"] = "Catalogue",
        ["MappingOverride"] = "Override of a mapping",
        ["RequirementDecision"] = "Decision on a requirement",
        ["EvidenceControl"] = "Evidence of a control",
        ["StoredContent"] = "Stored file",
        ["ReviewEvidence"] = "Evidence seen in a review",
        ["Pack"] = "Evidence pack",
        ["Pia"] = "Assessment",
        ["PiaTeamMember"] = "Author of an assessment",
        ["PiaAnswer"] = "Answer in an assessment",
        ["PiaDataFlow"] = "Data flow of an assessment",
        ["PiaConsultee"] = "Consultation of an assessment",
        ["PiaRisk"] = "Risk of an assessment",
        ["PiaMeasure"] = "Measure of an assessment",
        ["PiaDecision"] = "Step of an assessment",
        ["PiaScreeningAdvice"] = "Advice on a screening",
        ["PiaComment"] = "Comment on an assessment",
        ["PiaPublication"] = "Publication of an assessment",
        ["PiaWithheld"] = "Part withheld from publication",
        ["OpenDataChoice"] = "Open data",
        ["QueuedEmail"] = "Mail",
        ["JobRun"] = "Run of a job",
        ["RecordPia"] = "Link of a record and an assessment",
        ["AgreementParty"] = "Party of an agreement",
        ["ChangeHistoryEntry"] = "Entry of the history",
    };

    /// <summary>Names of the program's own that stand for more than they say.</summary>
    private static readonly Dictionary<string, string> Values = Enum.GetValues<PiaState>().Select(s => (Name: s.ToString(), Words: PiaWords.Of(s)))
        .Concat(Enum.GetValues<PiaAction>().Select(a => (Name: a.ToString(), Words: PiaWords.Ask(a))))
        .Concat(new (string Name, string Words)[]
        {
            (nameof(PiaRefusal.NotTheirs), "Their part does not allow it"),
            (nameof(PiaRefusal.WrongState), "It had moved on"),
            (nameof(PiaRefusal.OwnWork), "They wrote part of it themselves"),
            (nameof(PiaRefusal.AnotherApprover), "Someone else must approve it"),
            (nameof(PiaRefusal.HighRiskRemains), "A high risk remains"),
            (nameof(AgreementRefusal.Gate), "An assessment it rests on does not allow the sharing"),
            ("True", "yes"),
            ("False", "no"),
        })
        .DistinctBy(v => v.Name, StringComparer.Ordinal)
        .ToDictionary(v => v.Name, v => v.Words, StringComparer.Ordinal);

    public static string Of(FieldChange change)
    {
        var field = Fields.GetValueOrDefault(change.Field, PlainName.Of(change.Field));
        return change switch
        {
            { Before: Hidden, After: Hidden } => $"{field}: changed",
            { Before: null } => $"{field}: {Value(change.After)}",
            _ => $"{field}: {Value(change.Before)} → {Value(change.After)}",
        };
    }

    public static string Of(ChangeAction action) => action switch
    {
        ChangeAction.SignedIn => "Signed in",
        ChangeAction.Erased => "Values erased",
        _ => PlainName.Of(action.ToString()),
    };

    /// <summary>The kind of record, as people call it.</summary>
    public static string Kind(string subject) => Kinds.GetValueOrDefault(subject, PlainName.Of(subject));

    private static string Value(string? value)
    {
        if (value is null)
        {
            return "nothing";
        }

        if (DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date.InWords();
        }

        if (value.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.InUkWords();
        }

        return Values.TryGetValue(value, out var words) ? words
            : value.All(char.IsAsciiLetter) && value.Skip(1).Any(char.IsUpper) ? PlainName.Of(value)
            : value;
    }
}
