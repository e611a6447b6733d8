using CyberGov.Calendar;

namespace CyberGov.UnitTests.Calendar;

internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>The list of bank holidays as it is published with the program.</summary>
    public static BankHolidays BankHolidays { get; } =
        BankHolidaysFile.Read(BankHolidaysFile.PathIn(Path.Combine(Root, "controls")));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "CyberGov.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CyberGov.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
