namespace CyberGov.Storage.Contents;

/// <summary>What was noticed in a file that is no reason to refuse it but that a reader should know.</summary>
internal sealed class ContentFlags
{
    /// <summary>Holds macros or scripts, starts something, or carries files of its own.</summary>
    public bool HasMacros { get; set; }

    /// <summary>Some or all of it cannot be read without a password.</summary>
    public bool IsEncrypted { get; set; }
}
