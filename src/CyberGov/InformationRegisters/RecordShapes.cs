namespace CyberGov.InformationRegisters;

/// <summary>The four registers, field by field.</summary>
internal static class RecordShapes
{
    internal const string None = "None";

    private static readonly string[] LawfulBases =
        ["Public task", "Legal obligation", "Contract", "Consent", "Vital interests", "Legitimate interests", "Recognised legitimate interest", "Part 3: law enforcement"];

    private static readonly string[] SpecialKinds = [None, "Special category data", "Offence data", "Both"];

    public static RecordShape Processing { get; } = new()
    {
        Kind = RegisterKind.Processing,
        Prefix = "ROPA",
        Path = "ropa",
        Title = "Record of processing activities",
        One = "processing activity",
        Purpose = "What the council does with personal data and why. The law asks for this record, and the Commissioner may ask to see it (UK GDPR Article 30).",
        ReviewLabel = "Next review",
        Begin = (code, number, byId, at) => new ProcessingActivity { Code = code, Number = number, StartedById = byId, StartedAt = at },
        Fields =
        [
            Of<ProcessingActivity>(nameof(ProcessingActivity.Purpose), "Purposes", "What it is done for", required: true, material: true),
            Choice<ProcessingActivity>(nameof(ProcessingActivity.LawfulBasis), "Lawful basis", LawfulBases, required: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.PeopleKinds), "Whose data", "Kinds of people, such as council tax payers or pupils", required: true, material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.DataKinds), "What data", "Kinds of personal data, such as contact details or payments", required: true, material: true),
            Choice<ProcessingActivity>(nameof(ProcessingActivity.SpecialData), "Special category or offence data", SpecialKinds, required: true, material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.Recipients), "Recipients", "Kinds of people and organisations who get it", material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.Suppliers), "Suppliers who process it", "Those who hold or handle it for the council", material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.Transfers), "Transfers abroad", "Countries outside the United Kingdom or international organisations; leave empty if none", material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.TransferSafeguard), "Safeguard for transfers", "Such as adequacy regulations, or the transfer agreement", material: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.Retention), "How long it is kept", null, required: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.Security), "Security measures", "In general words", required: true),
            Of<ProcessingActivity>(nameof(ProcessingActivity.JointControllers), "Joint controllers", "Who decides about it together with the council, with a contact; leave empty if none"),
            Of<ProcessingActivity>(nameof(ProcessingActivity.ProcessorFor), "Done for another organisation", "For whom, if the council is only the processor (Article 30(2))"),
        ],
    };

    public static RecordShape Suppliers { get; } = new()
    {
        Kind = RegisterKind.Supplier,
        Prefix = "SUP",
        Path = "suppliers",
        Title = "Suppliers and processors",
        One = "supplier",
        Purpose = "Who holds or handles personal data for the council, and whether the contract says what it must (UK GDPR Article 28).",
        EndLabel = "Contract ends",
        Begin = (code, number, byId, at) => new Supplier { Code = code, Number = number, StartedById = byId, StartedAt = at },
        Fields =
        [
            Of<Supplier>(nameof(Supplier.Does), "What they do for the council", null, required: true, material: true),
            Choice<Supplier>(nameof(Supplier.Article28Terms), "Article 28 terms", ["In the contract", "Being agreed", "Missing", "Not a processor"], required: true),
            Of<Supplier>(nameof(Supplier.DataHeldIn), "Where the data is held", "Countries, and whether in the cloud", required: true, material: true),
            Of<Supplier>(nameof(Supplier.SubProcessors), "Sub-processors", "Others whom they use; leave empty if none", material: true),
        ],
    };

    public static RecordShape Assets { get; } = new()
    {
        Kind = RegisterKind.InformationAsset,
        Prefix = "IA",
        Path = "information-assets",
        Title = "Information assets",
        One = "information asset",
        Purpose = "The information the council relies on, and who answers for it.",
        OwnerLabel = "Information Asset Owner",
        Begin = (code, number, byId, at) => new InformationAsset { Code = code, Number = number, StartedById = byId, StartedAt = at },
        Fields =
        [
            Of<InformationAsset>(nameof(InformationAsset.Holds), "What it holds", null, required: true),
            Of<InformationAsset>(nameof(InformationAsset.System), "System or place", "Where it is kept, such as a program or a records room", isShort: true),
            Choice<InformationAsset>(nameof(InformationAsset.Marking), "Marking", ["OFFICIAL", "OFFICIAL-SENSITIVE"], required: true),
            Of<InformationAsset>(nameof(InformationAsset.Retention), "How long it is kept", null, required: true),
        ],
    };

    public static RecordShape Agreements { get; } = new()
    {
        Kind = RegisterKind.SharingAgreement,
        Prefix = "DSA",
        Path = "sharing-agreements",
        Title = "Data sharing agreements",
        One = "sharing agreement",
        Purpose = "What is agreed with others about personal data that goes to and fro. No agreement starts before the assessment it rests on allows it.",
        StartLabel = "Starts",
        EndLabel = "Ends",
        ReviewLabel = "Next review",
        Begin = (code, number, byId, at) => new SharingAgreement { Code = code, Number = number, StartedById = byId, StartedAt = at },
        Fields =
        [
            Of<SharingAgreement>(nameof(SharingAgreement.Purpose), "Purpose and benefits", null, required: true, material: true),
            Needed(nameof(SharingAgreement.DataItems), "Data items", "Exactly what is shared", material: true),
            Of<SharingAgreement>(nameof(SharingAgreement.SpecialCondition), "Special category condition", "Where special category or offence data is shared; leave empty if not", material: true),
            Needed(nameof(SharingAgreement.WhoIsTold), "Who is told, and how", "How people learn that their data is shared"),
            Needed(nameof(SharingAgreement.FrequencyAndMethod), "How often and by what way", null),
            Needed(nameof(SharingAgreement.Security), "Security", null),
            Needed(nameof(SharingAgreement.Access), "Access", "Who on each side may see it", material: true),
            Needed(nameof(SharingAgreement.Accuracy), "Accuracy", "How mistakes are put right on both sides"),
            Needed(nameof(SharingAgreement.Retention), "Retention and deletion", null),
            Needed(nameof(SharingAgreement.RightsRequests), "Rights requests", "Who answers them"),
            Needed(nameof(SharingAgreement.Complaints), "Complaints", null),
            Needed(nameof(SharingAgreement.Breaches), "Breaches", "Who tells whom, and how fast"),
            Of<SharingAgreement>(nameof(SharingAgreement.Subcontractors), "Subcontractors", "Leave empty if none", material: true),
            Of<SharingAgreement>(nameof(SharingAgreement.Transfers), "Transfers abroad and safeguard", "Leave empty if none", material: true),
            Needed(nameof(SharingAgreement.Signatories), "Signatories", "Who signed for each party, and when"),
            Needed(nameof(SharingAgreement.Termination), "Termination", "How it ends, and what then happens to the data"),
        ],
    };

    private static RecordField Of<T>(
        string id, string label, string? hint, bool required = false, bool material = false, bool isShort = false)
        where T : InformationRecord =>
        new(typeof(T), id, label, hint) { IsRequired = required, IsMaterial = material, IsShort = isShort };

    private static RecordField Choice<T>(string id, string label, IReadOnlyList<string> choices, bool required, bool material = false)
        where T : InformationRecord =>
        new(typeof(T), id, label) { IsRequired = required, IsMaterial = material, Choices = choices };

    private static RecordField Needed(string id, string label, string? hint, bool material = false) =>
        new(typeof(SharingAgreement), id, label, hint) { IsNeededInForce = true, IsMaterial = material };
}
