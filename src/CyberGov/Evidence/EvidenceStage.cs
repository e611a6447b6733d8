namespace CyberGov.Evidence;

/// <summary>How far an item has come in its life. Running out is no stage: it comes with the date.</summary>
public enum EvidenceStage
{
    /// <summary>Not handed in yet; only those who write it see it.</summary>
    Draft,

    /// <summary>Handed in, waiting for someone else to accept it.</summary>
    Submitted,

    /// <summary>Sent back with a reason.</summary>
    Returned,
    Accepted,

    /// <summary>A newer accepted item has taken its place.</summary>
    Superseded,

    /// <summary>Logged by mistake, or no longer stands.</summary>
    Withdrawn,

    /// <summary>What it held is destroyed at the end of its retention; what it was is remembered.</summary>
    Disposed,
}

/// <summary>What kind of record it is, which decides how long it is kept.</summary>
public enum EvidenceKind
{
    Policy,
    Report,
    Log,
    Minutes,
    Certificate,
    TrainingRecord,
    Agreement,
    Other,
}

/// <summary>What a person can do with an item that is there already.</summary>
public enum EvidenceAction
{
    Revise,
    Submit,
    Accept,
    Return,
    Attach,

    /// <summary>Change its owner, marking or kind.</summary>
    Classify,
    Supersede,
    Withdraw,
    ProposeDisposal,
    ApproveDisposal,
    RejectDisposal,
}

/// <summary>Why someone may not do it.</summary>
public enum EvidenceRefusal
{
    /// <summary>Their role or their part in the item does not allow it.</summary>
    NotTheirs,

    /// <summary>The item has not come so far, or is past it.</summary>
    WrongStage,

    /// <summary>They wrote or handed in what is to be decided.</summary>
    OwnWork,

    /// <summary>Its retention has not ended.</summary>
    StillRetained,
}

/// <summary>Thrown when someone who may see an item tries what the rules refuse; the refusal is in the change history by then.</summary>
public sealed class EvidenceRefusedException(EvidenceAction action, EvidenceRefusal refusal)
    : Exception($"{action} is refused: {refusal}.")
{
    public EvidenceRefusal Refusal { get; } = refusal;
}
