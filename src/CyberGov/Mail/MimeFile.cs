using System.Net.Mail;

namespace CyberGov.Mail;

/// <summary>Has System.Net.Mail write a message as it would travel; it only does so into a folder.</summary>
internal static class MimeFile
{
    /// <param name="folder">Made for this message and gone afterwards.</param>
    /// <param name="use">What to do with the finished file: nobody ever sees half of one.</param>
    public static async Task WriteAsync(
        MailMessage message, string folder, Action<FileInfo> use, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            // A process that was killed while writing left its attempt behind.
            Directory.Delete(folder, recursive: true);
        }

        var writing = Directory.CreateDirectory(folder);
        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = writing.FullName,
            };
            await client.SendMailAsync(message, cancellationToken);
            use(writing.GetFiles().Single());
        }
        finally
        {
            writing.Delete(recursive: true);
        }
    }
}
