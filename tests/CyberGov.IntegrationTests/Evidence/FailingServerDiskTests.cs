using System.Security.Cryptography;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>A disk that fails under the real server for one file: strace makes the kernel's own call return the error.</summary>
public sealed class FailingServerDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("EIO")]
    [InlineData("ENOSPC")]
    [InlineData("EDQUOT")]
    public async Task A_folder_that_cannot_be_made_durable_is_said_to_the_person_and_nothing_is_logged(string error)
    {
        var folder = await UnderStrain.PrepareAsync(Token);
        var port = ServerProcess.FreePort();
        var bytes = Uploader.PdfOf(300_000);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var prefixFolder = Path.Combine(folder, "evidence", sha256[..2]);
        await using var server = await ServerProcess.ServeAsync(
            folder,
            port,
            Token,
            "strace", "-D", "-f", "-o", $"{folder}.trace", "-P", prefixFolder, "-e", $"inject=fsync:error={error}");
        using var uploader = new Uploader(port);
        await uploader.SignInAsync(UnderStrain.Email, UnderStrain.Password, Token);

        var (code, said) = await uploader.UploadAsync(bytes, Token);

        Assert.Null(code);
        Assert.Contains("could not be uploaded – try again", said, StringComparison.Ordinal);
        Assert.Contains("(INJECTED)", await File.ReadAllTextAsync($"{folder}.trace", Token), StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(prefixFolder, sha256[2..]), Token));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "evidence", "incoming")));
        Assert.False(server.HasExited);

        var other = await uploader.UploadAsync(OtherPdf(sha256[..2]), Token);
        Assert.NotNull(other.Code);
        Assert.Single(uploader.Acknowledged);
    }

    /// <summary>One that goes into another folder, where nothing fails.</summary>
    private static byte[] OtherPdf(string prefix)
    {
        while (true)
        {
            var bytes = Uploader.PdfOf(20_000);
            if (!Convert.ToHexStringLower(SHA256.HashData(bytes)).StartsWith(prefix, StringComparison.Ordinal))
            {
                return bytes;
            }
        }
    }
}
