using CyberGov.ChangeHistory;

namespace CyberGov.InformationRegisters;

/// <summary>One line of the record of processing activities: what the council does with personal data, and why (UK GDPR Article 30).</summary>
public sealed class ProcessingActivity : InformationRecord
{
    public ProcessingActivity() => Kind = RegisterKind.Processing;

    [Recorded]
    public string Purpose { get; set; } = "";

    /// <summary>Those who decide about it together with the council.</summary>
    [Recorded]
    public string JointControllers { get; set; } = "";

    /// <summary>For whom the council does it as their processor (Article 30(2)).</summary>
    [Recorded]
    public string ProcessorFor { get; set; } = "";

    [Recorded]
    public string LawfulBasis { get; set; } = "";

    [Recorded]
    public string PeopleKinds { get; set; } = "";

    [Recorded]
    public string DataKinds { get; set; } = "";

    /// <summary>Special category data (Article 9) or offence data (Article 10).</summary>
    [Recorded]
    public string SpecialData { get; set; } = "";

    [Recorded]
    public string Recipients { get; set; } = "";

    [Recorded]
    public string Suppliers { get; set; } = "";

    [Recorded]
    public string Transfers { get; set; } = "";

    [Recorded]
    public string TransferSafeguard { get; set; } = "";

    [Recorded]
    public string Retention { get; set; } = "";

    [Recorded]
    public string Security { get; set; } = "";
}

/// <summary>Someone who does work for the council with its data: a processor, or another supplier.</summary>
public sealed class Supplier : InformationRecord
{
    public Supplier() => Kind = RegisterKind.Supplier;

    [Recorded]
    public string Does { get; set; } = "";

    /// <summary>Whether the contract holds what Article 28 asks for.</summary>
    [Recorded]
    public string Article28Terms { get; set; } = "";

    [Recorded]
    public string DataHeldIn { get; set; } = "";

    [Recorded]
    public string SubProcessors { get; set; } = "";
}

/// <summary>A body of information that someone answers for: its Information Asset Owner.</summary>
public sealed class InformationAsset : InformationRecord
{
    public InformationAsset() => Kind = RegisterKind.InformationAsset;

    [Recorded]
    public string Holds { get; set; } = "";

    [Recorded]
    public string System { get; set; } = "";

    [Recorded]
    public string Marking { get; set; } = "";

    [Recorded]
    public string Retention { get; set; } = "";
}

/// <summary>Who the council is when it answers for its processing: what Article 30(1)(a) asks for beside its name. There is one row.</summary>
public sealed class ControllerDetails
{
    public const int MaxLength = 500;

    public Guid ControllerDetailsId { get; init; } = Guid.CreateVersion7();

    /// <summary>Address, telephone and e-mail of the council.</summary>
    [Recorded]
    public string Contact { get; set; } = "";

    /// <summary>How to reach the Data Protection Officer.</summary>
    [Recorded]
    public string DpoContact { get; set; } = "";

    /// <summary>The controller's representative, where there is one; a council in the United Kingdom has none.</summary>
    [Recorded]
    public string Representative { get; set; } = "";

    public int Revision { get; set; }
}
