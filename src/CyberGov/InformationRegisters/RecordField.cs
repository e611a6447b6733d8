using System.Reflection;

namespace CyberGov.InformationRegisters;

/// <summary>One thing a record says, as forms, pages and exports name it.</summary>
public sealed class RecordField
{
    private readonly PropertyInfo _property;

    public RecordField(Type record, string id, string label, string? hint = null) =>
        (_property, Id, Label, Hint) = (record.GetProperty(id)!, id, label, hint);

    /// <summary>The name of the property, which is also its name in the history.</summary>
    public string Id { get; }

    public string Label { get; }

    public string? Hint { get; }

    public bool IsRequired { get; init; }

    /// <summary>Whether an agreement needs it before it is put into force.</summary>
    public bool IsNeededInForce { get; init; }

    /// <summary>Whether a change of it is reported to the live assessments that the record is linked to.</summary>
    public bool IsMaterial { get; init; }

    /// <summary>One line instead of several.</summary>
    public bool IsShort { get; init; }

    /// <summary>What can be chosen; empty where it is written.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Read(InformationRecord record) => (string)_property.GetValue(record)!;

    public void Write(InformationRecord record, string value) => _property.SetValue(record, value);
}
