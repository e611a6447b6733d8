namespace CyberGov.Web.Settings;

/// <summary>Where things lie on disk.</summary>
public sealed record Folders(string Data, string Controls, string ContentRoot)
{
    public string Keys => Path.Combine(Data, "keys");

    public string Checkpoints => Path.Combine(Data, "checkpoints");

    public string Evidence => Path.Combine(Data, "evidence");

    public string Temporary => Path.Combine(Data, "temporary");

    public string SqliteFile => Path.Combine(Data, "cybergov.db");

    /// <summary>In a checkout the home is the repository, otherwise the folder of the program.</summary>
    public static Folders For(CyberGovSettings settings)
    {
        var checkout = Checkout();
        var home = checkout ?? AppContext.BaseDirectory;

        return new Folders(
            Path.GetFullPath(settings.DataFolder ?? Path.Combine(home, "data")),
            Path.GetFullPath(settings.ControlsFolder ?? Path.Combine(home, "controls")),
            checkout is null ? AppContext.BaseDirectory : Path.Combine(checkout, "src", "CyberGov.Web"));
    }

    public void Create()
    {
        foreach (var folder in (ReadOnlySpan<string>)[Data, Keys, Temporary])
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    private static string? Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberGov.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
