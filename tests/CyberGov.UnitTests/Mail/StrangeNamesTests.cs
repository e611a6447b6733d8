using CyberGov.Identity;
using CyberGov.Mail;
using CyberGov.Testing;

namespace CyberGov.UnitTests.Mail;

/// <summary>People stored before their names were looked at: their mails are well-formed all the same.</summary>
public sealed class StrangeNamesTests
{
    [Theory]
    [InlineData("Ada \"The Count\" Byron", "Ada \\\"The Count\\\" Byron")]
    [InlineData("Byron, Ada (IT) <it@example.org>; x", "Byron, Ada (IT) <it@example.org>; x")]
    [InlineData("Back\\slash\\", "Back\\\\slash\\\\")]
    [InlineData("\"Ada\"", "\\\"Ada\\\"")]
    [InlineData("Ada\r\nBcc: evil@example.org", "Ada Bcc: evil@example.org")]
    [InlineData("Ada\u202egnp.exe\u2028\u0000", "Ada gnp.exe")]
    public async Task The_name_beside_the_address_is_quoted_and_stays_on_its_line(string name, string quoted)
    {
        var folder = TestFolders.New();
        var transport = new FolderEmailTransport(new MailSettings { From = "cybergov@borsetshire.gov.uk" }, folder);
        var email = Email(name);

        await transport.HandOverAsync(email, TestContext.Current.CancellationToken);

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, $"{email.QueuedEmailId:N}.eml"), TestContext.Current.CancellationToken);
        var head = string.Join("\n", lines.TakeWhile(l => l.Length > 0)).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        Assert.Contains($"\nTo: \"{quoted}\" <ada@borsetshire.gov.uk>", $"\n{head}", StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", head, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_name_that_breaks_lines_does_not_break_those_of_the_mail_and_what_people_wrote_keeps_its_own()
    {
        var body = new EmailBody(new CouncilLook("Borset\r\nshire", "#00584d"))
            .Paragraph("Hello Ada\r\nYour account is closed:\r\nhttps://evil.example,")
            .Quotation("First line\r\n\r\nSecond \u202e<b>line</b>");

        Assert.StartsWith("Borset shire\r\n\r\nHello Ada Your account is closed: https://evil.example,\r\n\r\n", body.ToText(), StringComparison.Ordinal);
        Assert.Contains("First line\r\n\r\nSecond <b>line</b>\r\n", body.ToText(), StringComparison.Ordinal);
        Assert.Contains("First line<br><br>Second &lt;b&gt;line&lt;/b&gt;</p>", body.ToHtml("T"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.gov.uk", null)]
    [InlineData("ada.o'neil+audit@it.example-council.gov.uk", null)]
    [InlineData("ada@zoë-council.example", null)]
    [InlineData("a@b", "with a dot in it")]
    [InlineData("<a@b.c>", "without spaces, quotation marks or brackets")]
    [InlineData("\"a b\"@x.y", "without spaces, quotation marks or brackets")]
    [InlineData("a b@example.gov.uk", "without spaces")]
    [InlineData("Ada <ada@example.gov.uk>", "Enter only the e-mail address")]
    [InlineData("ada@example.gov.uk,bob@example.gov.uk", "Enter only the e-mail address")]
    [InlineData("ada\u202e@example.gov.uk", "Enter only the e-mail address")]
    [InlineData("zoë@example.gov.uk", "letters from a to z")]
    [InlineData("ada@@example.gov.uk", "correct format")]
    [InlineData(".ada@example.gov.uk", "correct format")]
    [InlineData("ada@example..uk", "correct format")]
    [InlineData("ada@-example.uk", "correct format")]
    [InlineData("ada@10.0.0.1", "correct format")]
    [InlineData("ada@example.c", "correct format")]
    [InlineData("ada", "correct format")]
    [InlineData("@", "correct format")]
    public void An_address_that_mail_cannot_reach_is_refused_with_what_is_wrong(string address, string? says)
    {
        var wrong = PersonRules.WrongWithAddress(address);

        Assert.Equal(says is null, wrong is null);
        Assert.Contains(says ?? "", wrong ?? "", StringComparison.Ordinal);
    }

    private static QueuedEmail Email(string name) => new()
    {
        Kind = "test",
        ToAddress = "ada@borsetshire.gov.uk",
        ToName = name,
        Subject = "Subject",
        TextBody = "Text",
        HtmlBody = "<p>Text</p>",
        QueuedAt = DateTimeOffset.UnixEpoch,
    };
}
