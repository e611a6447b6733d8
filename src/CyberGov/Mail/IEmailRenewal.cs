namespace CyberGov.Mail;

/// <summary>Writes a mail anew that has waited, so that it says only what is still true.</summary>
public interface IEmailRenewal
{
    /// <summary>The mails it renews, as <see cref="QueuedEmail.Kind"/> names them.</summary>
    string Kind { get; }

    /// <summary>Rewrites the mail; the caller saves it.</summary>
    /// <returns>False when nothing of it is true any more, so that it need not go.</returns>
    Task<bool> RenewAsync(QueuedEmail email, CancellationToken cancellationToken);
}
