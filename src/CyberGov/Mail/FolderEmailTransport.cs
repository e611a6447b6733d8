using System.Net.Mail;

namespace CyberGov.Mail;

/// <summary>Writes each mail as an .eml file that any mail program opens. The same mail twice is the same file.</summary>
public sealed class FolderEmailTransport(MailSettings settings, string folder) : IEmailTransport
{
    public string Name => nameof(MailTransport.Folder);

    public async Task<string> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var message = EmailComposer.Compose(email, settings.FromAddress);
        var fileName = $"{email.QueuedEmailId:N}.eml";
        var writing = Directory.CreateDirectory(Path.Combine(folder, $".{email.QueuedEmailId:N}"));

        try
        {
            using var client = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = writing.FullName,
            };
            await client.SendMailAsync(message, cancellationToken);

            // A rename is all or nothing: nobody ever sees half a mail under its final name.
            File.Move(writing.GetFiles().Single().FullName, Path.Combine(folder, fileName), overwrite: true);
        }
        finally
        {
            writing.Delete(recursive: true);
        }

        return $"Written to {fileName}.";
    }
}
