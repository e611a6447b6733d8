namespace CyberGov.Mail;

/// <summary>A way out of the building for mail.</summary>
public interface IEmailTransport
{
    /// <summary>What the delivery ledger calls it.</summary>
    string Name { get; }

    /// <summary>How many mails may be handed over at the same time, while very many wait.</summary>
    int AtOnce { get; }

    /// <summary>Hands over one mail. Any exception but a refusal means: try again later.</summary>
    /// <exception cref="EmailRefusedException">This mail will never be taken for this recipient.</exception>
    /// <exception cref="MailServerException">It was not taken, for a reason that is not the recipient's.</exception>
    Task<HandedOver> HandOverAsync(QueuedEmail email, CancellationToken cancellationToken);
}

/// <summary>A mail was taken.</summary>
/// <param name="Answer">What the other side answered, in words for the ledger.</param>
/// <param name="Receipt">What the other side calls the mail, where it can be asked later what became of it.</param>
public sealed record HandedOver(string Answer, string? Receipt = null);

/// <summary>A transport that can be asked what became of a mail it took.</summary>
public interface IDeliveryReceipts
{
    Task<DeliveryReceipt> AskAsync(string receipt, CancellationToken cancellationToken);
}

public enum DeliveryOutcome
{
    /// <summary>Still on its way.</summary>
    Open,
    Delivered,

    /// <summary>The address does not work.</summary>
    Refused,

    /// <summary>It did not arrive, for a reason that may pass, such as a full mailbox.</summary>
    Lost,
}

/// <summary>What became of a mail after it was taken.</summary>
public sealed record DeliveryReceipt(DeliveryOutcome Outcome, string Answer)
{
    public static readonly TimeSpan FirstAskedAfter = TimeSpan.FromMinutes(2);

    /// <summary>GOV.UK Notify forgets after seven days.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary>Soon while the mail is young, later less often.</summary>
    public static TimeSpan AskedAgainAfter(TimeSpan age) =>
        age < TimeSpan.FromMinutes(30) ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);
}

/// <summary>The mail will not be taken however often it is tried: the address is wrong or the mail server said no for good.</summary>
public sealed class EmailRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>The mail was not taken, and the recipient is not to blame; the message says what to look at.</summary>
public sealed class MailServerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    public MailTrouble Trouble { get; init; } = MailTrouble.Unclear;

    /// <summary>How to put it right, for an administrator; null where waiting is all there is to do.</summary>
    public string? Mend { get; init; }

    /// <summary>How long the other side asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string InWords => Mend is null ? Message : $"{Message} {Mend}";
}

public enum MailTrouble
{
    /// <summary>Perhaps this mail, perhaps all: it shows when the next ones fail too.</summary>
    Unclear,

    /// <summary>The other side works and has put off this one mail.</summary>
    PutOff,

    /// <summary>No other mail would get through either: unreachable, no sign-in, asked to wait.</summary>
    WholeServer,
}
