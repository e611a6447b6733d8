using System.Diagnostics;
using System.Text;
using CyberGov.Mail.Incoming;
using FsCheck;
using FsCheck.Fluent;

namespace CyberGov.UnitTests.Mail;

/// <summary>Whatever is put into the folder, reading it ends with a message or with the reader's own exception, soon.</summary>
public sealed class HostileMailTests
{
    private static readonly string[] Pieces =
    [
        "From: ada@example.gov.uk\r\n", "From: <<>>\n", "Subject: =?utf-8?B?", "=?utf-8?Q?=?=", "=?x?q?=ZZ?=\r\n", "?=", "\r\n\r\n", "\n", "\r", " ", "\t",
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n", "Content-Type: multipart/mixed; boundary=\"b\\\"\r\n", "--b\r\n", "--b--\r\n", "--b",
        "Content-Type: text/plain; charset=utf-7\r\n", "Content-Type: message/rfc822\r\n\r\n", "Content-Transfer-Encoding: base64\r\n\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n", "=E2=8", "=\r\n", "QUJD=QUJD", "A", "\0", "\u00ff", "é€😀",
        "Content-Disposition: attachment; filename*=utf-8''%E2%82%", "; filename*0*=''%41; filename*1=x; filename*2*=%zz\r\n", "; name=\"", ":::", ";;;=;",
        "Content-Type: text/html\r\n\r\n", "<style>", "<!--", "&#xD800;&amp;&bogus;", "<p", ">",
    ];

    [Fact]
    public void Any_bytes_at_all_are_read_or_refused() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), bytes => ReadAll(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Anything_made_of_pieces_of_mail_is_read_or_refused() => Prop.ForAll(
        Gen.ListOf(Gen.Elements(Pieces)).ToArbitrary(),
        pieces => ReadAll(Encoding.Latin1.GetBytes("From: ada@example.gov.uk\r\n" + string.Concat(pieces))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Megabytes_of_one_piece_take_seconds_at_most()
    {
        foreach (var piece in Pieces)
        {
            var watch = Stopwatch.StartNew();
            var length = Encoding.UTF8.GetByteCount(piece);
            ReadAll(Encoding.UTF8.GetBytes("From: a@b.uk\r\nContent-Type: text/html\r\n\r\n" + string.Concat(Enumerable.Repeat(piece, 4_000_000 / length))));
            ReadAll(Encoding.UTF8.GetBytes("From: a@b.uk\r\nSubject: " + string.Concat(Enumerable.Repeat(piece, 200_000 / length))));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{piece}: {watch.Elapsed}");
        }
    }

    /// <summary>Everything that is later asked of a message.</summary>
    private static void ReadAll(byte[] bytes)
    {
        try
        {
            var mail = MailReader.Read(bytes);
            var size = mail.Subject.Length + (mail.Sender?.Length ?? 0) + mail.WrittenText.Length
                + mail.Files.Sum(f => f.FileName.Length + f.ReadBytes().Length) + mail.Parts.Sum(p => p.ReadText().Length);
            Assert.True(mail.IsAutomatic || size <= (20L * bytes.Length) + 1000, $"{bytes.Length} bytes grew to {size}.");
        }
        catch (UnreadableMailException)
        {
            // A fair answer.
        }
    }
}
