using CyberGov.Web.Hosting;

namespace CyberGov.Web.CommandLine;

internal static class ConfigCheckCommand
{
    public static int Execute(string[] args, TextWriter output)
    {
        var findings = CyberGovHost.CheckSettings([.. new Options(args, [], []).Settings]).ToList();
        foreach (var finding in findings)
        {
            output.WriteLine(finding);
        }

        if (findings.Count == 0)
        {
            output.WriteLine("The settings are sound.");
        }

        return findings.Count == 0 ? Commands.Done : Commands.Finding;
    }
}
