namespace CyberGov.Storage;

/// <summary>The section <c>CyberGov:Storage</c> of the settings.</summary>
public sealed class StorageSettings
{
    /// <summary>How much one person may bring in within 24 hours, so that nobody fills the disk by mistake or on purpose.</summary>
    public int DailyQuotaMegabytes { get; set; } = 2048;

    public int DailyQuotaFiles { get; set; } = 1000;

    /// <summary>What is wrong, in sentences that name the key and how to mend it.</summary>
    public IEnumerable<string> Problems()
    {
        if (DailyQuotaMegabytes * 1024L * 1024 < UploadInspection.MaxFileBytes)
        {
            yield return "CyberGov:Storage:DailyQuotaMegabytes must be at least 50, the size of one file.";
        }

        if (DailyQuotaFiles < 1)
        {
            yield return "CyberGov:Storage:DailyQuotaFiles must be at least 1.";
        }
    }
}
