namespace CyberGov.Catalogue;

/// <summary>A safeguard from the shared library, as published; the council's own choices about it are on <c>Controls.Control</c>.</summary>
public sealed class CommonControl
{
    public Guid CommonControlId { get; init; } = Guid.CreateVersion7();

    /// <summary>Such as IAM-03.</summary>
    public required string Code { get; init; }

    public required string Title { get; set; }

    public required string Objective { get; set; }

    /// <summary>The role that usually owns it.</summary>
    public required string OwnerRole { get; set; }

    public List<string> EvidenceExamples { get; set; } = [];

    public required int ReviewMonths { get; set; }

    /// <summary>What it covers, such as council, system or supplier.</summary>
    public List<string> AppliesTo { get; set; } = [];

    public DateTimeOffset? RetiredAt { get; set; }

    public List<Mapping> Mappings { get; } = [];
}
