namespace CyberGov.Mail;

/// <summary>Writes each mail as an .eml file that any mail program opens. The same mail twice is the same file.</summary>
public sealed class FolderEmailTransport(MailSettings settings, string folder) : IEmailTransport
{
    public string Name => nameof(MailTransport.Folder);

    public int AtOnce => 4;

    public async Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken)
    {
        using var message = EmailComposer.Compose(email, settings.FromAddress);
        var fileName = $"{email.QueuedEmailId:N}.eml";

        await MimeFile.WriteAsync(
            message,
            Path.Combine(folder, $".{email.QueuedEmailId:N}"),
            file => file.MoveTo(Path.Combine(folder, fileName), overwrite: true),
            cancellationToken);

        return new HandedOver($"Written to {fileName}.");
    }
}
