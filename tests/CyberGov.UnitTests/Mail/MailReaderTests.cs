using System.Globalization;
using System.Text;
using CyberGov.Mail.Incoming;

namespace CyberGov.UnitTests.Mail;

public sealed class MailReaderTests
{
    [Fact]
    public void A_mail_with_text_html_and_files_is_taken_apart()
    {
        var mail = Read(
            """
            From: "Ada Lovelace" <ada@example.gov.uk>
            Subject: =?utf-8?Q?IAM-03_leavers_?= =?utf-8?B?TWFyY2gg4oCT?= =?iso-8859-1?q?_caf=E9?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            This is for old programs.
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Every leaver=E2=80=99s account is clo=
            sed.
            --inner
            Content-Type: text/html

            <p>Every leaver's account is <b>closed</b>.</p>
            --inner--
            --outer
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment;
             filename*0*=utf-8''leavers%20%E2%82%AC;
             filename*1=" March.pdf"

            JVBERi0x
            LjQK
            --outer
            Content-Type: image/png; name="=?windows-1252?Q?caf=E9.png?="
            Content-Transfer-Encoding: base64

            iVBORw==
            --outer
            Content-Type: message/rfc822

            From: bob@example.gov.uk
            Subject: The list

            Here.
            --outer--
            This is for nobody.
            """);

        Assert.Equal("ada@example.gov.uk", mail.Sender);
        Assert.Equal("IAM-03 leavers March – café", mail.Subject.Replace("  ", " ", StringComparison.Ordinal));
        Assert.Equal("Every leaver’s account is closed.", mail.WrittenText);
        Assert.Equal(["leavers € March.pdf", "café.png", "The list.eml"], mail.Files.Select(f => f.FileName));
        Assert.Equal("%PDF-1.4\n", Encoding.ASCII.GetString(mail.Files.First().ReadBytes()));
        Assert.StartsWith("From: bob", Encoding.ASCII.GetString(mail.Files.Last().ReadBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_html_is_read_as_words()
    {
        var mail = Read(
            """
            From: ada@example.gov.uk
            Content-Type: text/html; charset=windows-1252

            <html><head><title>No</title><style>p { color: red }</style></head><body><p>Fish &amp; chips</p><p>Twice</p></body></html>
            """);

        Assert.Equal("Fish & chips\nTwice", mail.WrittenText);
        Assert.Empty(mail.Files);
    }

    [Theory]
    [InlineData("Ada <ada@example.gov.uk>", "ada@example.gov.uk")]
    [InlineData("\"officer@example.gov.uk\" <ada@example.gov.uk>", "ada@example.gov.uk")]
    [InlineData("ada@example.gov.uk, bob@example.gov.uk", null)]
    [InlineData("bob@example.gov.uk <ada@example.gov.uk>", null)]
    [InlineData("<bob@example.gov.uk> <ada@example.gov.uk>", null)]
    [InlineData("bob@example.gov.uk (ada@example.gov.uk)", null)]
    [InlineData("=?utf-8?B?QWRh?= <ada@example.gov.uk>", "ada@example.gov.uk")]
    [InlineData("nobody", null)]
    public void The_sender_is_the_one_address_of_From(string from, string? sender) =>
        Assert.Equal(sender, Read($"From: {from}\n\nHello").Sender);

    [Fact]
    public void Two_From_fields_name_nobody() =>
        Assert.Null(Read("From: ada@example.gov.uk\nFrom: bob@example.gov.uk\n\nHello").Sender);

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Return-Path: <>", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("X-Other: yes", false)]
    public void What_a_program_wrote_is_known(string header, bool isAutomatic) =>
        Assert.Equal(isAutomatic, Read($"From: ada@example.gov.uk\n{header}\n\nHello").IsAutomatic);

    [Fact]
    public void A_message_cut_off_on_its_way_keeps_what_came()
    {
        var mail = Read(
            """
            From: ada@example.gov.uk
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            JVBERi0x
            """);

        Assert.Equal("%PDF-1", Encoding.ASCII.GetString(Assert.Single(mail.Files).ReadBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Subject: no sender\n\nHello")]
    [InlineData("no header at all")]
    public void What_is_no_message_is_refused(string text) =>
        Assert.Throws<UnreadableMailException>(() => Read(text));

    [Fact]
    public void Nesting_parts_and_headers_have_bounds()
    {
        var nested = new StringBuilder("From: ada@example.gov.uk\n");
        for (var depth = 0; depth <= MailReader.MostNesting + 1; depth++)
        {
            nested.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
        }

        var many = "From: a@b.uk\nContent-Type: multipart/mixed; boundary=b\n\n"
            + string.Concat(Enumerable.Repeat("--b\n\nx\n", MailReader.MostParts + 1)) + "--b--\n";

        Assert.Contains("deep", Assert.Single(Read(nested.ToString()).CutOff), StringComparison.Ordinal);
        var cut = Read(many);
        Assert.Equal(MailReader.MostParts, cut.Parts.Count);
        Assert.Contains("more than 200 parts", Assert.Single(cut.CutOff), StringComparison.Ordinal);
        Assert.Empty(Read(many.Replace("--b\n\nx\n--b--", "--b--", StringComparison.Ordinal)).CutOff);
        Assert.Throws<UnreadableMailException>(() => Read("From: a@b.uk\n" + new string('x', 300_000)));
        Assert.Throws<UnreadableMailException>(() => Read("From: a@b.uk\n" + string.Concat(Enumerable.Repeat("X: y\n", 1001))));
    }

    [Fact]
    public void A_boundary_within_itself_and_an_endless_one_take_no_time()
    {
        var mail = Read("From: a@b.uk\nContent-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--", 2_000_000)));

        Assert.Empty(mail.Parts);
    }

    private static IncomingMail Read(string text) => MailReader.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
}
