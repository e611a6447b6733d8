using CyberGov.Evidence;
using CyberGov.Identity;
using CyberGov.IntegrationTests.Storage;
using CyberGov.Storage;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>The whole program with its evidence in an object store, and what people see when that fails.</summary>
public sealed class EvidenceInObjectStoreTests(ObjectStore server) : IClassFixture<ObjectStore>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_logged_and_downloaded_and_a_store_that_is_down_is_said_to_the_person_who_uploads()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions { Settings = server.AsSettings(StorageKind.S3) }, Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var code = await app.Council.AddEvidenceAsync(
            new TestEvidence("In the cloud", officer.Person!.Id, "IAM-03") { Files = [("policy.pdf", SampleFiles.Pdf())] }, Token);
        var file = await app.WithDbAsync(db => db.EvidenceFiles.SingleAsync(Token));

        using var download = await officer.Http.GetAsync($"/evidence/{code}/files/{file.EvidenceFileId}", Token);
        Assert.Equal(SampleFiles.Pdf(), await download.Content.ReadAsByteArrayAsync(Token));
        Assert.False(Directory.Exists(Path.Combine(app.DataFolder, "evidence")));
        await app.RunAsync<CheckEvidenceJob>(Token);

        await server.KillAsync();
        var answer = await officer.PostFormAsync(
            await officer.OpenAsync("/evidence/log?control=IAM-03", Token),
            form =>
            {
                form.Fill("Title", "While it is down");
                form.Fill("Shows", "Nothing is acknowledged");
                form.Fill("Kind", "Report");
                form.Fill("Marking", "Official");
            },
            new FormChoice { Files = [new TestFile("Files", "other.png", SampleFiles.Png())] },
            Token);

        Assert.Contains("could not be uploaded – try again", answer.Text(".govuk-error-summary"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(8));
        await Assert.ThrowsAnyAsync<IOException>(() => app.RunAsync<CheckEvidenceJob>(Token));
        Assert.Equal(IntegrityState.Sound, await app.WithDbAsync(db => db.StoredContents.Select(c => c.Integrity).SingleAsync(Token)));

        await server.InitializeAsync();
        await app.RunAsync<CheckEvidenceJob>(Token);
        Assert.Equal(app.Clock.Now, await app.WithDbAsync(db => db.StoredContents.Select(c => c.CheckedAt).SingleAsync(Token)));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains(ObjectStore.Secret, StringComparison.Ordinal));
    }
}
