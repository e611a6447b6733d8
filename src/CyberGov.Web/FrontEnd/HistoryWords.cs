using System.Globalization;
using CyberGov.Calendar;
using CyberGov.ChangeHistory;

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
        ["PiaPublication"] = "Publication of an assessment",
        ["PiaWithheld"] = "Part withheld from publication",
        ["OpenDataChoice"] = "Open data",
        ["QueuedEmail"] = "Mail",
        ["JobRun"] = "Run of a job",
        ["RecordPia"] = "Link of a record and an assessment",
        ["AgreementParty"] = "Party of an agreement",
        ["ChangeHistoryEntry"] = "Entry of the history",
    };

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

        return value switch
        {
            "True" => "yes",
            "False" => "no",
            _ => value.All(char.IsAsciiLetter) && value.Skip(1).Any(char.IsUpper) ? PlainName.Of(value) : value,
        };
    }
}
