using System.Diagnostics.CodeAnalysis;

namespace CyberGov.Storage;

/// <summary>Whether a file may be stored as evidence, and if not, one sentence that says how to mend it.</summary>
/// <param name="FileName">The name to show and keep: the browser's, without folders or hidden characters.</param>
/// <param name="Kind">What it was found to be, when accepted.</param>
/// <param name="Refusal">Why it was refused, for the person who chose it.</param>
public sealed record UploadVerdict(string FileName, FileKind? Kind, string? Refusal)
{
    [MemberNotNullWhen(true, nameof(Kind))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;

    /// <summary>Holds macros or scripts, starts something or carries files of its own, as far as could be seen.</summary>
    public bool HasMacros { get; init; }

    /// <summary>Some or all of it cannot be read without a password.</summary>
    public bool IsEncrypted { get; init; }
}
