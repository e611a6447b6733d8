namespace CyberGov.Mail;

/// <summary>The section <c>CyberGov:EmailIn</c> of the settings.</summary>
public sealed class EmailInSettings
{
    /// <summary>
    /// Where the council's mail system puts messages for CyberGov, one <c>.eml</c> file each. Null means that none are taken in.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>What is wrong, in sentences that name the key and how to mend it.</summary>
    public IEnumerable<string> Problems()
    {
        if (!string.IsNullOrWhiteSpace(Folder) && !(Path.IsPathFullyQualified(Folder) && Directory.Exists(Folder)))
        {
            yield return "CyberGov:EmailIn:Folder must be the full path of a folder that is there, such as /var/spool/cybergov-mail.";
        }
    }
}
