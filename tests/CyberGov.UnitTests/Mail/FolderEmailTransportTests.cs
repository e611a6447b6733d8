using System.Text;
using CyberGov.Mail;

namespace CyberGov.UnitTests.Mail;

public sealed class FolderEmailTransportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cybergov-mail-").FullName;

    private readonly MailSettings _settings = new() { From = "Borsetshire Council <cybergov@borsetshire.gov.uk>" };

    [Fact]
    public async Task A_mail_becomes_one_complete_file_with_its_fixed_message_id()
    {
        var email = Email();

        var answer = await HandOverAsync(email);
        var mail = Read(email);

        Assert.Equal($"Written to {email.QueuedEmailId:N}.eml.", answer);
        Assert.Contains($"Message-ID: <{email.QueuedEmailId:N}@borsetshire.gov.uk>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Contains("\nDate: ", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.True(mail.IndexOf("text/plain", StringComparison.Ordinal) < mail.IndexOf("text/html", StringComparison.Ordinal));
        Assert.Contains("Caf=C3=A9", mail, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task The_same_mail_handed_over_twice_is_one_file()
    {
        var email = Email();

        await HandOverAsync(email);
        await HandOverAsync(email);

        Assert.Single(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("Review due\r\nBcc: everyone@example.org")]
    [InlineData("Review due\nX-Evil: 1")]
    [InlineData("Review due\r\n\r\nInjected body")]
    [InlineData("Review due\u2028Bcc: everyone@example.org\0\t")]
    public async Task Line_breaks_in_a_subject_or_a_name_stay_in_their_header(string text)
    {
        var email = Email(subject: text, toName: text);

        await HandOverAsync(email);
        var headers = Read(email).Split("\r\n\r\n")[0].Split("\r\n");

        Assert.DoesNotContain(headers, h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(headers, h => h.StartsWith("X-Evil", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(headers, h => h.StartsWith("Injected", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("zoë@example.gov.uk")]
    [InlineData("Ada <ada@example.gov.uk>")]
    [InlineData("ada@example.gov.uk, bob@example.gov.uk")]
    [InlineData("ada@example.gov.uk\r\nRCPT TO:<bob@example.gov.uk>")]
    public async Task An_address_mail_cannot_go_to_is_refused_for_good(string address)
    {
        await Assert.ThrowsAsync<EmailRefusedException>(() => HandOverAsync(Email(address)));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_in_nobodys_way()
    {
        var email = Email("ada@example.gov.uk");
        var halfWritten = Directory.CreateDirectory(Path.Combine(_folder, $".{email.QueuedEmailId:N}"));
        await File.WriteAllTextAsync(Path.Combine(halfWritten.FullName, "half.eml"), "From", TestContext.Current.CancellationToken);

        await HandOverAsync(email);

        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    private async Task<string> HandOverAsync(QueuedEmail email) =>
        (await new FolderEmailTransport(_settings, _folder).HandOverAsync(email, TestContext.Current.CancellationToken)).Answer;

    private string Read(QueuedEmail email) =>
        File.ReadAllText(Path.Combine(_folder, $"{email.QueuedEmailId:N}.eml"), Encoding.UTF8);

    private static QueuedEmail Email(
        string address = "ada@example.gov.uk", string subject = "Review due: Café", string toName = "Zoë Ådland") => new()
        {
            Kind = "test",
            ToAddress = address,
            ToName = toName,
            Subject = subject,
            TextBody = "Café opens on Monday.",
            HtmlBody = "<p>Café opens on Monday.</p>",
            QueuedAt = new DateTimeOffset(2028, 3, 3, 7, 30, 0, TimeSpan.Zero),
        };
}
