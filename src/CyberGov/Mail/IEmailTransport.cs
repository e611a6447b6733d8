namespace CyberGov.Mail;

/// <summary>A way out of the building for mail.</summary>
public interface IEmailTransport
{
    /// <summary>What the delivery ledger calls it.</summary>
    string Name { get; }

    /// <summary>Hands over one mail. Several may be handed over at once. Any exception but a refusal means: try again later.</summary>
    /// <returns>What the other side answered, in words for the ledger.</returns>
    /// <exception cref="EmailRefusedException">This mail will never be taken for this recipient.</exception>
    Task<string> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken);
}

/// <summary>The mail will not be taken however often it is tried: the address is wrong or the mail server said no for good.</summary>
public sealed class EmailRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The mail server could not be used just now; the message says what to look at.</summary>
public sealed class MailServerException(string message, Exception innerException) : Exception(message, innerException);
