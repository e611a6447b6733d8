using CyberGov.Storage;
using CyberGov.Web.CommandLine;

namespace CyberGov.UnitTests.Storage;

public sealed class StorageSettingsTests
{
    private static StorageSettings Sound() => new()
    {
        Kind = StorageKind.S3,
        Endpoint = "https://s3.example.gov.uk",
        Bucket = "cybergov-evidence",
        AccessKey = "AK",
        SecretKey = "canary",
    };

    [Fact]
    public void A_folder_needs_nothing_and_an_object_store_everything()
    {
        Assert.Empty(new StorageSettings().Problems(isProduction: true));
        Assert.Empty(Sound().Problems(isProduction: true));
        Assert.Equal(3, new StorageSettings { Kind = StorageKind.S3 }.Problems(isProduction: true).Count());
    }

    [Theory]
    [InlineData("Endpoint", null)]
    [InlineData("Endpoint", "s3.example.gov.uk")]
    [InlineData("Endpoint", "ftp://s3.example.gov.uk")]
    [InlineData("Endpoint", "http://s3.example.gov.uk")]
    [InlineData("Bucket", null)]
    [InlineData("Bucket", "Evidence")]
    [InlineData("Bucket", "../other")]
    [InlineData("AccessKey", null)]
    [InlineData("AccessKey", " ")]
    [InlineData("SecretKey", null)]
    [InlineData("Region", "")]
    [InlineData("TimeoutSeconds", 0)]
    public void A_setting_that_is_missing_or_wrong_is_named_in_one_sentence(string key, object? value)
    {
        var settings = Sound();
        typeof(StorageSettings).GetProperty(key)!.SetValue(settings, value);

        var problem = Assert.Single(settings.Problems(isProduction: true));

        Assert.Contains($"CyberGov:Storage:{key}", problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_store_in_the_clear_is_for_trying_out_only()
    {
        var settings = Sound();
        settings.Endpoint = "http://s3.internal";

        Assert.Empty(settings.Problems(isProduction: false));

        settings.Endpoint = "http://localhost:9000";
        Assert.Empty(settings.Problems(isProduction: true));
    }

    [Fact]
    public async Task Half_given_settings_stop_the_program_and_config_check_finds_them()
    {
        string[] half = ["--CyberGov:Storage:Kind=S3", "--CyberGov:Storage:Endpoint=https://s3.example.gov.uk", "--CyberGov:Storage:Bucket=evidence"];

        Assert.Equal(Commands.Failed, await Commands.RunAsync(["job", "list", .. half]));
        Assert.Equal(Commands.Finding, await Commands.RunAsync(["config", "check", .. half]));
        Assert.Equal(
            Commands.Finding,
            await Commands.RunAsync(["config", "check", "--CyberGov:Storage:Kind=S3", "--CyberGov:Storage:Endpoint=http://127.0.0.1:1",
                "--CyberGov:Storage:Bucket=evidence", "--CyberGov:Storage:AccessKey=AK", "--CyberGov:Storage:SecretKey=SK"]));
    }
}
