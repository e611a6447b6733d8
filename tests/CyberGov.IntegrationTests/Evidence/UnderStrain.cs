using CyberGov.Testing;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>A data folder with one officer in it, for servers that are run on a disk that fails.</summary>
internal static class UnderStrain
{
    public const string Email = "officer@borsetshire.gov.uk";
    public const string Password = "correct horse battery";

    public static async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(TestFolders.New(), "data");
        await ServerProcess.RunAsync(
            [
                "user", "add", "--email", Email, "--name", "Olu Officer", "--role", "InformationGovernanceOfficer",
                "--password-stdin", $"--CyberGov:DataFolder={folder}",
            ],
            Password,
            cancellationToken);
        return folder;
    }
}
