namespace CyberGov.Storage.Contents;

/// <summary>The ends of the sentences that begin "The selected file …".</summary>
internal static class Fault
{
    public static string NotWhatItsNameSays(FileKind kind) =>
        $"must be {kind.Description}: its contents are something else or damaged, "
        + "so save it again in the program that made it";

    public static string PasswordProtected(FileKind kind) =>
        $"must be {kind.Description} without a password: remove the password and choose it again";

    public static string HasMacros(FileKind kind) =>
        $"must be {kind.Description} without macros: save a copy as {kind.Extension} and choose that";

    public static string TooManyEntries(FileKind kind) =>
        $"must be {kind.Description} with no more than {ArchiveDirectory.MaxEntries:N0} files in it: split it into smaller ones";
}
