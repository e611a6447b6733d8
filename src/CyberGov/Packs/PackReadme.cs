using CyberGov.Calendar;

namespace CyberGov.Packs;

/// <summary>The text file that greets whoever unpacks a pack.</summary>
internal static class PackReadme
{
    public static string Text(PackScope scope, PackContents contents, string keyFingerprint) =>
        $"""
        {PackIndex.Title(scope.Pack.Code)}
        {contents.Marking}

        {scope.Organisation}
        {scope.Title}
        Period: {scope.Pack.PeriodFrom.InWords()} to {scope.Pack.PeriodTo.InWords()}
        Status as at {scope.AsAt.InUkWords()}, United Kingdom time
        {(contents.LeftOut.Count == 0 ? "This pack is complete." : $"THIS PACK IS INCOMPLETE: {contents.LeftOut.Count} evidence file(s) could not be included. The Index sheet says which and why.")}

        What is in it
          {scope.Pack.Code}.xlsx   the workbook; start at its Index sheet
          csv/              each sheet again as comma-separated values (UTF-8)
          {EvidencePaths.Folder}/         the evidence files, in a folder for each evidence item
          {PiaLines.Folder}/             approved privacy impact assessments as Word documents, where they belong to it
          {PackManifest.JsonName}     every file with its size and SHA-256, for programs
          {PackManifest.SumsName}   the same list for sha256sum
          {PackManifest.SignatureName}      the signature over {PackManifest.JsonName}
          {PackManifest.PublicKeyName}    the key that signed it

        How to check all of it at once, without a network
          cybergov verify {scope.Pack.Code}.zip

        How to check that nothing has changed
          Linux, or Windows with Git Bash or WSL:  sha256sum -c {PackManifest.SumsName}
          macOS:                                   shasum -a 256 -c {PackManifest.SumsName}
          Windows PowerShell, one file at a time:  Get-FileHash -Algorithm SHA256 PATH
        Each line must end in OK. The SHA-256 of the ZIP file itself is on the pack's page in CyberGov:
        compare it before you unpack.

        How to check who made it, with nothing but openssl
          openssl dgst -sha256 -verify {PackManifest.PublicKeyName} -signature {PackManifest.SignatureName} {PackManifest.JsonName}
        It must say Verified OK. Then make sure that the key is the council's: it must print the same as the
        weekly summary mail and the history page of CyberGov show.
          openssl pkey -pubin -in {PackManifest.PublicKeyName} -outform DER | sha256sum
          {keyFingerprint}

        Keep this pack. It says how far the council's change history went and which hash it had; if anyone
        rewrites that history later, this shows it:  cybergov verify DATA-FOLDER --against {scope.Pack.Code}.zip

        In the CSV files, text that a spreadsheet could run as a formula has an apostrophe (') in front. It
        is not part of the text.

        """.ReplaceLineEndings("\r\n");
}
