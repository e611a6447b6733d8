using System.Globalization;

namespace CyberGov.Storage.Scanning;

/// <summary>The section <c>CyberGov:Scanner</c> of the settings.</summary>
public sealed class ScannerSettings
{
    /// <summary>Where ClamAV's clamd listens: <c>host:port</c>, or the path of its socket. Null means that nothing is scanned.</summary>
    public string? Clamd { get; set; }

    /// <summary>How long one file may take; after that it is held and asked about again.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>What is wrong, in sentences that name the key and how to mend it.</summary>
    public IEnumerable<string> Problems()
    {
        if (!string.IsNullOrWhiteSpace(Clamd) && !IsSocketPath && HostAndPort is null)
        {
            yield return "CyberGov:Scanner:Clamd must be host:port, such as localhost:3310, or the full path of clamd's socket, "
                + "such as /run/clamav/clamd.ctl.";
        }

        if (TimeoutSeconds is < 1 or > 600)
        {
            yield return "CyberGov:Scanner:TimeoutSeconds must be between 1 and 600.";
        }
    }

    internal bool IsSocketPath => Path.IsPathFullyQualified(Clamd ?? "");

    internal (string Host, int Port)? HostAndPort
    {
        get
        {
            var colon = (Clamd ?? "").LastIndexOf(':');
            return colon > 0 && ushort.TryParse(Clamd.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? (Clamd![..colon].Trim('[', ']'), port)
                : null;
        }
    }
}
