using CyberGov.Data;
using CyberGov.Mail;
using CyberGov.Storage;
using CyberGov.Storage.Scanning;
using CyberGov.Web.FrontEnd;

namespace CyberGov.Web.Settings;

/// <summary>The section <c>CyberGov</c> of the settings; <c>appsettings.sample.json</c> explains each.</summary>
public sealed class CyberGovSettings
{
    public const string Section = "CyberGov";

    /// <summary>Everything the program writes lies under it; null means <c>data</c> in the program's home.</summary>
    public string? DataFolder { get; set; }

    /// <summary>The catalogue; null means <c>controls</c> in the program's home.</summary>
    public string? ControlsFolder { get; set; }

    /// <summary>The address people use, for links in mails and packs.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    public DatabaseSettings Database { get; set; } = new();

    public StorageSettings Storage { get; set; } = new();

    public ScannerSettings Scanner { get; set; } = new();

    public MailSettings Mail { get; set; } = new();

    public EmailInSettings EmailIn { get; set; } = new();

    public JobsSettings Jobs { get; set; } = new();

    public AccessibilityContact Accessibility { get; set; } = new();

    /// <exception cref="SettingsException">A value is not of the kind its key asks for.</exception>
    public static CyberGovSettings Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(Section).Get<CyberGovSettings>() ?? new();
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException(
                $"{exception.Message.Split(" to type ")[0]}: appsettings.sample.json says which values there are.");
        }
    }
}

public sealed class DatabaseSettings
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Null means <c>cybergov.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }
}

public sealed class JobsSettings
{
    /// <summary>False on a node that only serves pages.</summary>
    public bool Enabled { get; set; } = true;
}
