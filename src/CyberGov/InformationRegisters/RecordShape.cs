namespace CyberGov.InformationRegisters;

/// <summary>What the records of one register are called and what each says. The head, such as owner and dates, is common to all.</summary>
public sealed record RecordShape
{
    public required RegisterKind Kind { get; init; }

    /// <summary>In front of the codes, such as ROPA.</summary>
    public required string Prefix { get; init; }

    /// <summary>In the address, such as ropa.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>One of them, in the middle of a sentence.</summary>
    public required string One { get; init; }

    public required string Purpose { get; init; }

    public string NameLabel { get; init; } = "Name";

    public string OwnerLabel { get; init; } = "Owner";

    /// <summary>Null where records of this kind have no such date.</summary>
    public string? StartLabel { get; init; }

    public string? EndLabel { get; init; }

    public string? ReviewLabel { get; init; }

    public required IReadOnlyList<RecordField> Fields { get; init; }

    public required Func<string, long, Guid, DateTimeOffset, InformationRecord> Begin { get; init; }

    public static IReadOnlyList<RecordShape> All { get; } =
        [RecordShapes.Processing, RecordShapes.Agreements, RecordShapes.Suppliers, RecordShapes.Assets];

    public static RecordShape Of(RegisterKind kind) => All.Single(s => s.Kind == kind);

    public static RecordShape? At(string path) => All.SingleOrDefault(s => s.Path == path);
}
