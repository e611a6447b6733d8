using CyberGov.Evidence;

namespace CyberGov.UnitTests.Evidence;

public sealed class NewEvidenceTests
{
    private static readonly DateOnly Today = new(2027, 3, 3);

    private static readonly NewEvidence Good = new()
    {
        Title = "Leavers of March",
        Shows = "Every leaver was removed",
        EffectiveOn = Today,
        ExpiresOn = Today.AddDays(1),
        OwnerId = Guid.CreateVersion7(),
        Marking = Marking.Official,
        ControlIds = [Guid.CreateVersion7()],
        Note = "Seen",
    };

    private static readonly ReceivedFile File = new("a.pdf", "application/pdf", new string('0', 64), 1);

    [Fact]
    public void A_full_form_has_no_fault() => Assert.Empty(Good.Faults(Today));

    [Fact]
    public void Each_rule_names_its_field_and_says_how_to_mend_it()
    {
        AssertFault(Good with { Title = " " }, "Title", "Enter a title");
        AssertFault(Good with { Title = new string('x', 201) }, "Title", "Title must be 200 characters or less");
        AssertFault(Good with { Shows = null }, "Shows", "Enter what it shows");
        AssertFault(Good with { Shows = new string('x', 2001) }, "Shows", "What it shows must be 2,000 characters or less");
        AssertFault(Good with { EffectiveOn = null }, "EffectiveOn", "Enter the date from which it holds");
        AssertFault(Good with { EffectiveOn = Today.AddDays(1), ExpiresOn = null }, "EffectiveOn", "The date from which it holds must be today or in the past");
        AssertFault(Good with { ExpiresOn = Today }, "ExpiresOn", "The date it runs out must be after the date from which it holds");
        AssertFault(Good with { OwnerId = null }, "OwnerId", "Select who owns it");
        AssertFault(Good with { Marking = null }, "Marking", "Select how it is marked");
        AssertFault(Good with { Marking = (Marking)7 }, "Marking", "Select how it is marked");
        AssertFault(Good with { ControlIds = [] }, "ControlIds", "Select at least one control");
        AssertFault(Good with { Note = " " }, "Files", "Choose a file, or enter a link or a note");
        AssertFault(Good with { Note = new string('x', 10_001) }, "Note", "Note must be 10,000 characters or less");
        AssertFault(Good with { Files = [.. Enumerable.Repeat(File, 21)] }, "Files", "Choose 20 files or fewer, or pack them into one ZIP file");
    }

    [Fact]
    public void A_file_a_link_or_a_note_is_enough()
    {
        Assert.Empty((Good with { Note = null, Files = [File] }).Faults(Today));
        Assert.Empty((Good with { Note = null, LinkUrl = "https://intranet/leavers" }).Faults(Today));
    }

    [Theory]
    [InlineData("https://intranet.example.gov.uk/a?b=c#d")]
    [InlineData(" http://intranet/leavers ")]
    [InlineData("HTTPS://example.gov.uk:8443/")]
    public void A_full_web_address_is_a_link(string link) => Assert.Empty((Good with { LinkUrl = link }).Faults(Today));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.gov.uk")]
    [InlineData("www.example.gov.uk")]
    [InlineData("/evidence")]
    [InlineData("https://")]
    [InlineData("ftp://example.gov.uk")]
    public void Anything_else_is_not(string link) =>
        AssertFault(Good with { LinkUrl = link }, "LinkUrl", "Link must be a full web address that starts with https:// or http://");

    [Fact]
    public void A_link_must_not_carry_a_password() => AssertFault(
        Good with { LinkUrl = "https://ada:secret@example.gov.uk/" }, "LinkUrl", "Link must not hold a user name or password");

    private static void AssertFault(NewEvidence evidence, string field, string message) =>
        Assert.Equal([new EvidenceFault(field, message)], evidence.Faults(Today));
}
