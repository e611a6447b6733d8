using System.IO.Compression;
using CyberGov.ChangeHistory;
using CyberGov.Data;
using CyberGov.IntegrationTests.ChangeHistory;
using CyberGov.IntegrationTests.Packs;
using CyberGov.Web.CommandLine;

namespace CyberGov.IntegrationTests.CommandLine;

public sealed class VerifyCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_pack_holds_and_a_change_to_any_part_of_it_is_named()
    {
        await using var council = await PackCouncil.StartAsync();
        var pack = await PackAsync(council);

        var (code, output) = await VerifyAsync(pack);
        Assert.Equal(Commands.Done, code);
        Assert.Contains("Everything holds.", output, StringComparison.Ordinal);

        await AssertTamperedAsync(pack, zip => Replace(zip, "csv/Controls.csv", bytes => bytes[^3] ^= 1), "csv/Controls.csv was changed");
        await AssertTamperedAsync(pack, zip => Entry(zip, "scan.txt").Delete(), "scan.txt is missing");
        await AssertTamperedAsync(pack, zip => Replace(zip, "scan.txt", _ => { }, append: 9), "does not have its");
        await AssertTamperedAsync(pack, zip => zip.CreateEntry("evidence/extra.txt"), "evidence/extra.txt is not in the manifest");
        await AssertTamperedAsync(pack, zip => zip.CreateEntry("README.txt"), "README.txt is in the ZIP twice");
        await AssertTamperedAsync(pack, zip => Replace(zip, "manifest.json", bytes => bytes[^3] ^= 1), "is not the signature of manifest.json");
        await AssertTamperedAsync(pack, zip => Replace(zip, "manifest.sig", bytes => bytes[^3] ^= 1), "is not the signature of manifest.json");
        await AssertTamperedAsync(pack, zip => Replace(zip, "manifest.sha256", bytes => bytes[3] ^= 1), "manifest.sha256 does not list");
        await AssertTamperedAsync(pack, zip => Replace(zip, "public-key.pem", bytes => bytes[60] ^= 1), "public-key.pem");
        await AssertTamperedAsync(pack, zip => Entry(zip, "manifest.sig").Delete(), "manifest.sig is missing");
        await AssertTamperedAsync(pack, zip => zip.Comment = "hello", "has a comment of 5 bytes");
        var bytes = await File.ReadAllBytesAsync(pack, Token);
        await AssertFoundAsync([.. bytes, 1, 2, 3], "3 bytes follow the end of the ZIP");
        bytes[bytes.AsSpan().IndexOf("scan.txt"u8)] = (byte)'S';
        await AssertFoundAsync(bytes, "has another name where it lies in the ZIP");
        await File.WriteAllTextAsync(pack, "not a ZIP", Token);
        Assert.Equal(Commands.Finding, (await VerifyAsync(pack)).Code);

        async Task AssertFoundAsync(byte[] tampered, string expected)
        {
            var copy = pack + ".bytes.zip";
            await File.WriteAllBytesAsync(copy, tampered, Token);
            var (outcome, words) = await VerifyAsync(copy);
            Assert.True(outcome == Commands.Finding, words);
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pack_is_checked_with_nothing_but_openssl_and_sha256sum()
    {
        await using var council = await PackCouncil.StartAsync();
        var pack = await PackAsync(council);
        var folder = Path.Combine(council.App.DataFolder, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(pack, folder, Token);

        Assert.EndsWith("manifest.sig: OK", await Shell.RunAsync($"cd '{folder}' && sha256sum -c manifest.sha256", Token), StringComparison.Ordinal);
        Assert.Equal("Verified OK", await Shell.RunAsync($"cd '{folder}' && openssl dgst -sha256 -verify public-key.pem -signature manifest.sig manifest.json", Token));
        var fingerprint = await Shell.RunAsync($"cd '{folder}' && openssl pkey -pubin -in public-key.pem -outform DER | sha256sum", Token);
        Assert.Contains(fingerprint[..64], await File.ReadAllTextAsync(Path.Combine(folder, "README.txt"), Token), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_live_data_holds_against_an_earlier_pack_until_someone_rewrites_it(DatabaseProvider provider)
    {
        await using var council = await PackCouncil.StartAsync(provider);
        var owned = new HistoryCouncil(council.App);
        await council.App.Council.AddServiceAreaAsync("Before the pack", Token);
        await owned.WriteCheckpointAsync();
        var pack = Path.Combine(council.App.DataFolder, "kept-elsewhere.zip");
        File.Move(await PackAsync(council), pack);
        var checkpoint = Path.Combine(council.App.DataFolder, "kept-elsewhere.txt");
        File.Copy(Directory.GetFiles(Path.Combine(council.App.DataFolder, "checkpoints"))[0], checkpoint);
        await council.App.Council.AddServiceAreaAsync("After the pack", Token);
        string[] proofs = ["--against", pack, "--against", checkpoint];

        var (code, output) = await DataAsync(council, proofs);
        Assert.True(code == Commands.Done, output);
        Assert.Contains("3 proofs from elsewhere", output, StringComparison.Ordinal);

        await owned.RewriteAsync(entries => [.. entries.Skip(1)]);
        Directory.Delete(Path.Combine(council.App.DataFolder, "checkpoints"), recursive: true);
        await owned.AttackAsync(db => HistoryCouncil.RunAsync(db, $"""DELETE FROM "HistoryCheckpoints" """));
        Assert.Equal(Commands.Done, (await DataAsync(council, [])).Code);
        (code, output) = await DataAsync(council, proofs);
        Assert.Equal(Commands.Finding, code);
        Assert.Contains("Rewritten: the", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_alone_is_checked_with_the_key_and_not_believed_without_it()
    {
        await using var council = await HistoryCouncil.StartAsync(DatabaseProvider.Sqlite);
        await council.WriteCheckpointAsync();
        var file = Directory.GetFiles(Path.Combine(council.App.DataFolder, "checkpoints"))[0];
        var key = Path.Combine(council.App.DataFolder, "keys", HistorySigner.PublicKeyName);
        var moved = Path.Combine(council.App.DataFolder, "moved.txt");

        // As a mail program would save it.
        await File.WriteAllTextAsync(moved, (await File.ReadAllTextAsync(file, Token)).ReplaceLineEndings("\r\n"), Token);

        Assert.Equal(Commands.Done, (await VerifyAsync(file)).Code);
        Assert.Equal(Commands.Done, (await VerifyAsync(moved, "--public-key", key)).Code);
        var (code, output) = await VerifyAsync(moved);
        Assert.Equal(Commands.Finding, code);
        Assert.Contains("--public-key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_wrong_use()
    {
        Assert.Equal(Commands.WrongUse, await Commands.RunAsync(["verify"]));
        Assert.Equal(Commands.WrongUse, await Commands.RunAsync(["verify", "/nowhere/at-all.zip"]));
        Assert.Equal(Commands.WrongUse, await Commands.RunAsync(["verify", Testing.TestFolders.Repository]));
    }

    private static async Task<string> PackAsync(PackCouncil council)
    {
        await council.LogAsync("Access review", (await council.ControlCodesAsync(1))[0], [("scan.txt", "the scan"u8.ToArray())]);
        var code = await council.App.Council.BuildPackAsync(council.Officer.Id, Token);
        return Path.Combine(council.PacksFolder, $"{code}.zip");
    }

    private static Task<(int Code, string Output)> DataAsync(PackCouncil council, string[] options) => VerifyAsync(
        council.App.DataFolder,
        [
            .. options,
            $"--CyberGov:Database:Provider={council.App.Provider}",
            $"--CyberGov:Database:ConnectionString={council.App.ConnectionString}",
        ]);

    private static async Task<(int Code, string Output)> VerifyAsync(string target, params string[] options)
    {
        await using var output = new StringWriter();
        var code = await VerifyCommand.ExecuteAsync(target, options, output);
        return (code, output.ToString());
    }

    private static async Task AssertTamperedAsync(string pack, Action<ZipArchive> tamper, string expected)
    {
        var copy = pack + ".tampered.zip";
        File.Copy(pack, copy, overwrite: true);
        await using (var zip = await ZipFile.OpenAsync(copy, ZipArchiveMode.Update, Token))
        {
            tamper(zip);
        }

        var (code, output) = await VerifyAsync(copy);
        Assert.True(code == Commands.Finding, output);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string endOfPath) => zip.Entries.Single(e => e.FullName.EndsWith(endOfPath, StringComparison.Ordinal));

    private static void Replace(ZipArchive zip, string endOfPath, Action<byte[]> change, int append = 0)
    {
        var entry = Entry(zip, endOfPath);
        using var content = entry.Open();
        var bytes = new byte[content.Length + append];
        content.ReadExactly(bytes, 0, (int)content.Length);
        change(bytes);
        content.Position = 0;
        content.Write(bytes);
    }
}
