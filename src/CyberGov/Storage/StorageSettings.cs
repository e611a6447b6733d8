using System.Text.RegularExpressions;

namespace CyberGov.Storage;

public enum StorageKind
{
    /// <summary>The folder <c>evidence</c> below the data folder.</summary>
    Folder,

    /// <summary>A bucket of an S3-compatible object store.</summary>
    S3,
}

/// <summary>The section <c>CyberGov:Storage</c> of the settings.</summary>
public sealed partial class StorageSettings
{
    public StorageKind Kind { get; set; } = StorageKind.Folder;

    /// <summary>Where the object store answers, such as https://s3.example.gov.uk.</summary>
    public string? Endpoint { get; set; }

    public string? Bucket { get; set; }

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>Part of each signature; stores that know no regions accept this one.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>How long the object store may be silent before it counts as failing.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How much one person may bring in within 24 hours, so that nobody fills the disk by mistake or on purpose.</summary>
    public int DailyQuotaMegabytes { get; set; } = 2048;

    public int DailyQuotaFiles { get; set; } = 1000;

    /// <summary>What is wrong, each in a sentence that names the key and how to mend it.</summary>
    public IEnumerable<string> Problems(bool isProduction) =>
        [.. QuotaProblems(), .. Kind == StorageKind.S3 ? ObjectStoreProblems(isProduction) : []];

    /// <summary>The same for the object store alone, whichever store is in use: moving to it needs its settings first.</summary>
    public IEnumerable<string> ObjectStoreProblems(bool isProduction)
    {
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            yield return "CyberGov:Storage:Endpoint must be the full address of the object store, such as https://s3.example.gov.uk.";
        }
        else if (isProduction && endpoint.Scheme == Uri.UriSchemeHttp && !endpoint.IsLoopback)
        {
            yield return "CyberGov:Storage:Endpoint must start with https:// unless it is on this computer, or evidence would travel in the clear.";
        }

        if (Bucket is null || !BucketName().IsMatch(Bucket))
        {
            yield return "CyberGov:Storage:Bucket must name the bucket for evidence: 3 to 63 small letters, digits, dots and hyphens.";
        }

        if (string.IsNullOrWhiteSpace(AccessKey) || string.IsNullOrWhiteSpace(SecretKey))
        {
            yield return "CyberGov:Storage:AccessKey and CyberGov:Storage:SecretKey (or CyberGov:Storage:SecretKey:File) must both be set for the object store.";
        }

        if (string.IsNullOrWhiteSpace(Region))
        {
            yield return "CyberGov:Storage:Region must be the region of the bucket; leave it out if the object store knows none.";
        }

        if (TimeoutSeconds is < 1 or > 600)
        {
            yield return "CyberGov:Storage:TimeoutSeconds must be between 1 and 600.";
        }
    }

    private IEnumerable<string> QuotaProblems()
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

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();
}
