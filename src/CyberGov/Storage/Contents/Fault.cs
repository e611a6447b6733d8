namespace CyberGov.Storage.Contents;

/// <summary>The ends of the sentences that begin "The selected file …".</summary>
internal static class Fault
{
    /// <summary>As GOV.UK words it.</summary>
    public const string PasswordProtected = "is password protected";

    public static string NotWhatItsNameSays(FileKind kind) =>
        $"must be {kind.Description}: its contents are something else or damaged, "
        + "so save it again in the program that made it";

    public static string HasMacros(FileKind kind) =>
        $"must be {kind.Description} without macros: save a copy as {kind.Extension} and choose that";

    public static string TooManyEntries(FileKind kind) =>
        $"must be {kind.Description} with no more than {ArchiveDirectory.MaxEntries:N0} files in it: split it into smaller ones";

    public static string UnpacksTooLarge(FileKind kind) =>
        $"must be {kind.Description} that unpacks to no more than {ArchiveContent.MaxUnpackedMegabytes} MB "
        + $"and {ArchiveContent.MaxRatio} times its own size: split it into smaller ones";

    public static string NestedTooDeep(FileKind kind) =>
        $"must be {kind.Description} with no more than {ArchiveContent.MaxNesting} layers of ZIP or Office files in it: "
        + "take the innermost ones out and choose them on their own";

    public static string NestedTooLarge(FileKind kind) =>
        $"must be {kind.Description} whose inner ZIP and Office files are together smaller than {HeldPieces.MaxMegabytes} MB: "
        + "take them out and choose them on their own";

    public static string LeadsOutside(FileKind kind) =>
        $"must be {kind.Description} in which no name leads outside it: pack its files again from one folder";

    public static string TooManyPixels(FileKind kind) =>
        $"must be {kind.Description} of no more than {ImageContent.MaxMegapixels} megapixels "
        + $"and {ImageContent.MaxSide:N0} pixels a side: save a smaller copy and choose that";

    public static string AlsoSomethingElse(FileKind kind) =>
        $"must be {kind.Description} and nothing else: it also holds a web page or an archive, "
        + "so print it to a new PDF and choose that";
}
