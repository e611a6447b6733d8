namespace CyberGov.Mail;

/// <summary>Writes mails of one kind anew that waited long or are tried again, so that they say only what is still true.</summary>
public interface IEmailRenewal
{
    /// <summary>The <see cref="QueuedEmail.Kind"/> it looks after.</summary>
    string Kind { get; }

    /// <summary>May change the mail's subject, texts and attachments; the caller saves them.</summary>
    /// <returns>False when nothing in it is true any more: it is then not sent.</returns>
    Task<bool> RenewAsync(QueuedEmail email, CancellationToken cancellationToken);
}
