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
        ["ContentSha256"] = "SHA-256 of the contents",
        ["PaperSha256"] = "SHA-256 of the paper",
        ["SecretSha256"] = "SHA-256 of the secret",
        ["Pia"] = "Assessment",
        ["PiaId"] = "Assessment",
        ["Pias"] = "Assessments",
        ["DpoReviewerId"] = "DPO who advises",
        ["DpoContact"] = "Contact of the DPO",
        ["SiroAfterDays"] = "SIRO told after days",
        ["Article28Terms"] = "Article 28 terms",
        ["OffersPias"] = "Offers assessments as open data",
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

    /// <param name="subject">The kind of record: it decides what a value stands for.</param>
    /// <param name="change">As it was recorded.</param>
    public static string Of(string subject, FieldChange change)
    {
        var field = Fields.GetValueOrDefault(change.Field, PlainName.Of(change.Field));
        return change switch
        {
            { Before: Hidden, After: Hidden } => $"{field}: changed",
            { Before: null } => $"{field}: {Value(subject, change.Field, change.After)}",
            _ => $"{field}: {Value(subject, change.Field, change.Before)} → {Value(subject, change.Field, change.After)}",
        };
    }

    /// <summary>One value of a field, as a person reads it.</summary>
    public static string Value(string subject, string field, string? raw) => HistoryValues.Of(subject, field, raw);

    public static string Of(ChangeAction action) => action switch
    {
        ChangeAction.SignedIn => "Signed in",
        ChangeAction.Erased => "Values erased",
        _ => PlainName.Of(action.ToString()),
    };

    /// <summary>The kind of record, as people call it.</summary>
    public static string Kind(string subject) => Kinds.GetValueOrDefault(subject, PlainName.Of(subject));
}
