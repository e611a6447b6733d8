using CyberGov.Identity;
using CyberGov.Testing;
using CyberGov.Testing.Files;
using CyberGov.Testing.Web;

namespace CyberGov.IntegrationTests.Evidence;

/// <summary>What the form says about scanning, and how little a draft needs.</summary>
public sealed class CapturePagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_without_a_title_takes_the_name_of_its_first_file_and_held_files_are_told_of()
    {
        // Nothing listens there, so whatever comes is held.
        await using var app = await TestApp.StartAsync(
            new TestAppOptions { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CyberGov:Scanner:Clamd"] = "127.0.0.1:1" } },
            Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);
        var form = await officer.OpenAsync("/evidence/log", Token);
        Assert.Contains("Each is scanned for viruses before anyone can download it.", form.Text("#Files-hint"), StringComparison.Ordinal);

        var saved = await officer.PostFormAsync(
            form,
            _ => { },
            new FormChoice
            {
                Form = "form[enctype]",
                Button = "button[value=Draft]",
                Files = [new TestFile("Files", "access_review.pdf", SampleFiles.Pdf()), new TestFile("Files", "b.png", SampleFiles.Png())],
            },
            Token);

        Assert.Equal("access review", saved.Heading);
        Assert.Contains("2 files are held: nobody can download them", saved.Text(".govuk-notification-banner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_scanner_the_form_says_so()
    {
        await using var app = await TestApp.StartAsync(new TestAppOptions(), Token);
        using var officer = await app.SignInAsync(Token, CouncilRole.InformationGovernanceOfficer);

        Assert.Contains("Files are not scanned for viruses here", (await officer.OpenAsync("/evidence/log", Token)).Text("#Files-hint"), StringComparison.Ordinal);
    }
}
