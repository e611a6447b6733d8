using System.Reflection;
using System.Text.RegularExpressions;
using CyberGov.ChangeHistory;
using CyberGov.Evidence;
using CyberGov.InformationRegisters;
using CyberGov.Pias;
using CyberGov.Pias.Workflow;
using CyberGov.UnitTests.Architecture;
using CyberGov.Web.FrontEnd;

namespace CyberGov.UnitTests.ChangeHistory;

public sealed partial class HistoryIsInWordsTests
{
    private static readonly string[] RegisterKinds =
        [nameof(ProcessingActivity), nameof(SharingAgreement), nameof(Supplier), nameof(InformationAsset)];

    /// <summary>Every recorded property of every record.</summary>
    private static IEnumerable<(string Subject, PropertyInfo Property)> Recorded => typeof(RecordedAttribute).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false })
        .SelectMany(t => t.GetProperties().Where(p => p.IsDefined(typeof(RecordedAttribute))).Select(p => (t.Name, p)));

    /// <summary>What the sources say was attempted where something is refused.</summary>
    private static IEnumerable<(string Subject, string Action)> Attempts =>
    [
        .. Enum.GetNames<PiaAction>().Select(a => (nameof(Pia), a)),
        .. Enum.GetNames<EvidenceAction>().Select(a => (nameof(EvidenceItem), a)),
        .. InTheSources(),
    ];

    /// <summary>Those that are no step of a workflow are written where they are refused.</summary>
    private static IEnumerable<(string Subject, string Action)> InTheSources() => RepositoryFiles.Under("src")
        .Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(f => Attempted().Matches(File.ReadAllText(RepositoryFiles.PathOf(f))))
        .Select(m => m.Groups["agreement"] is { Success: true } agreement
            ? (nameof(SharingAgreement), agreement.Value)
            : (nameof(Pia), m.Groups["pia"].Value));

    [Fact]
    public void What_was_attempted_is_found_in_the_sources() => Assert.True(InTheSources().Count() >= 5);

    [Fact]
    public void Every_choice_that_is_recorded_reads_as_words()
    {
        var told = Recorded
            .Select(r => (r.Subject, r.Property.Name, Type: Nullable.GetUnderlyingType(r.Property.PropertyType) ?? r.Property.PropertyType))
            .Where(r => r.Type.IsEnum)
            .SelectMany(r => Enum.GetNames(r.Type).Select(v => HistoryWords.Of(r.Subject, new FieldChange(r.Name, null, v))))
            .ToList();

        Assert.True(told.Count > 100);
        Offenders.AreNone(told.Where(t => RawName().IsMatch(t)));
    }

    [Fact]
    public void The_name_of_every_recorded_field_reads_as_words() => Offenders.AreNone(
        Recorded.Select(r => HistoryWords.Of(r.Subject, new FieldChange(r.Property.Name, null, "x"))).Where(t => RawName().IsMatch(t)));

    [Fact]
    public void What_was_attempted_and_why_it_was_refused_is_a_sentence_of_its_own()
    {
        Offenders.AreNone(Attempts
            .Select(a => (a.Action, Words: HistoryWords.Value(a.Subject, "Attempted", a.Action)))
            .Where(a => a.Action == a.Words || !a.Words.Contains(' ', StringComparison.Ordinal))
            .Select(a => a.Words));
        Offenders.AreNone(
            Enum.GetNames<PiaRefusal>().Select(w => (w, HistoryWords.Value(nameof(Pia), "Why", w)))
                .Concat(Enum.GetNames<EvidenceRefusal>().Select(w => (w, HistoryWords.Value(nameof(EvidenceItem), "Why", w))))
                .Concat(Enum.GetNames<AgreementRefusal>().Select(w => (w, HistoryWords.Value(nameof(SharingAgreement), "Why", w))))
                .Where(w => !w.Item2.Contains(' ', StringComparison.Ordinal))
                .Select(w => w.w));
    }

    [Theory]
    [InlineData(nameof(Pia), "State", "SignOff", "State: Sign-off")]
    [InlineData(nameof(SharingAgreement), "Attempted", "Activate", "Attempted: Put it into force")]
    [InlineData(nameof(Pia), "Attempted", "FinishMeasure", "Attempted: Say that a measure is done")]
    [InlineData(nameof(Pia), "Attempted", "AcceptMeasure", "Attempted: Accept that a measure is not done")]
    [InlineData(nameof(SharingAgreement), "Why", "Incomplete", "Why: Something was missing")]
    [InlineData("PiaDecision", "Action", "SubmitScreening", "Action: Screening handed in")]
    [InlineData("AgreementParty", "Role", "JointController", "Role: Joint controller")]
    [InlineData("PiaRisk", "HarmKinds", "loss-of-control\nreputation", "Harm kinds: Loss of control, Reputation")]
    [InlineData("PiaWithheld", "Part", "answer/security-advice", "Part: Answer: security advice")]
    [InlineData("ReminderRules", "QuietWeekdays", "Saturday,Sunday", "Quiet weekdays: Saturday, Sunday")]
    [InlineData("ReviewSchedule", "FixedDates", "03-31 06-30", "Fixed dates: 31 March, 30 June")]
    [InlineData("Absence", "FirstDay", "2027-03-07", "First day: 7 March 2027")]
    [InlineData("Pia", "IsTemplate", "False", "Is template: no")]
    [InlineData("SharingAgreement", "Pias", "PIA-2026-0001 was at “Sign-off”", "Assessments: PIA-2026-0001 was at “Sign-off”")]
    public void A_recorded_value_reads_as_on_the_pages(string subject, string field, string recorded, string words) =>
        Assert.Equal(words, HistoryWords.Of(subject, new FieldChange(field, null, recorded)));

    [Theory]
    [InlineData("SignOff")]
    [InlineData("Approved")]
    [InlineData("True")]
    [InlineData("2027-03-07")]
    public void What_a_person_wrote_stays_as_they_wrote_it(string written) => Offenders.AreNone(
        RegisterKinds.Select(k => HistoryWords.Value(k, "Name", written)).Where(v => v != written));

    [GeneratedRegex(
        "\\(\"Attempted\", \"(?<agreement>\\w+)\"\\)|RecordPiaRefusalAsync\\([^,]+, \"(?<pia>\\w+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attempted();

    [GeneratedRegex("[a-z](?!Gov)[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RawName();
}
