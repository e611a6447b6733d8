namespace CyberGov.Mail;

public enum EmailState
{
    Queued,
    Sent,

    /// <summary>Refused for good; someone must look at it.</summary>
    Failed,

    /// <summary>By the time it could be handed over nothing in it was true any more, so it was not sent.</summary>
    NotNeeded,
}

/// <summary>A mail saved with the change that causes it, and delivered afterwards by a job.</summary>
public sealed class QueuedEmail
{
    /// <summary>About five days of trying, most of it once an hour.</summary>
    private const int MostAttempts = 125;

    private const string Interrupted = "The program was stopped while it had this mail in hand, so it may have been handed over.";

    /// <summary>What a mail says may have changed by then.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);

    public Guid QueuedEmailId { get; init; } = Guid.CreateVersion7();

    /// <summary>What the mail is about, such as review-digest.</summary>
    public required string Kind { get; init; }

    public Guid? PersonId { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Subject { get; set; }

    public required string TextBody { get; set; }

    public required string HtmlBody { get; set; }

    /// <summary>Holds a link that signs its reader in: nobody else may read it, and it is forgotten once it is sent.</summary>
    public bool HoldsPersonalLink { get; init; }

    public List<QueuedEmailAttachment> Attachments { get; } = [];

    /// <summary>The SEQUENCE of the calendar entries it carries; the next that its reader is sent is higher.</summary>
    public int? CalendarSequence { get; set; }

    public required DateTimeOffset QueuedAt { get; init; }

    public EmailState State { get; private set; }

    public int AttemptCount { get; private set; }

    /// <summary>Not handed over before this moment.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>While a job holds this mail no other takes it; a crashed job's lease simply runs out.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The last answer of the mail server, or why it could not be reached.</summary>
    public string? LastAnswer { get; private set; }

    /// <summary>What the transport calls the mail, when it can be asked later what became of it.</summary>
    public string? Receipt { get; private set; }

    /// <summary>When to ask the transport what became of the mail; null when there is nothing to ask.</summary>
    public DateTimeOffset? ReceiptDueAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>It waited long or was tried before: what it says must be looked at again before it goes.</summary>
    public bool NeedsRenewal(DateTimeOffset now) => AttemptCount > 1 || now - QueuedAt > FreshFor;

    /// <summary>Takes the mail for one hand-off.</summary>
    /// <returns>A line for the ledger when whoever had the mail before never said what became of it.</returns>
    public EmailAttempt? Lease(DateTimeOffset now, TimeSpan howLong)
    {
        if (State != EmailState.Queued)
        {
            throw new InvalidOperationException($"Mail {QueuedEmailId} is {State} and not waiting.");
        }

        var wasInHand = LeasedUntil is not null;
        LeasedUntil = now + howLong;
        AttemptCount++;
        Version++;
        if (!wasInHand)
        {
            return null;
        }

        LastAnswer = Interrupted;
        return new EmailAttempt
        {
            QueuedEmailId = QueuedEmailId,
            AttemptedAt = now,
            Transport = "None",
            Accepted = false,
            Answer = Interrupted,
        };
    }

    /// <summary>Whoever had it in hand is gone: it goes again at once, and the ledger says that it was in hand.</summary>
    public void EndLease(DateTimeOffset now)
    {
        LeasedUntil = now;
        Version++;
    }

    /// <summary>Gives the mail back untouched: the mail server failed before its turn came.</summary>
    public void Release()
    {
        LeasedUntil = null;
        AttemptCount--;
        Version++;
    }

    public void RecordNotNeeded()
    {
        const string NothingLeft = "Not sent: by then nothing in it was left to do.";
        (State, LeasedUntil) = (EmailState.NotNeeded, null);
        LastAnswer = LastAnswer == Interrupted ? $"{Interrupted} Not sent again: by then nothing in it was left to do." : NothingLeft;
        Version++;
    }

    public EmailAttempt RecordSent(DateTimeOffset now, string transport, HandedOver handedOver)
    {
        (State, SentAt, Receipt) = (EmailState.Sent, now, handedOver.Receipt);
        ReceiptDueAt = handedOver.Receipt is null ? null : now + DeliveryReceipt.FirstAskedAfter;
        if (HoldsPersonalLink)
        {
            (TextBody, HtmlBody) = (string.Empty, string.Empty);
        }

        return Record(now, transport, accepted: true, handedOver.Answer);
    }

    /// <summary>Refused for good: it is not tried again unless someone asks.</summary>
    public EmailAttempt RecordRefusal(DateTimeOffset now, string transport, string answer)
    {
        State = EmailState.Failed;

        return Record(now, transport, accepted: false, answer);
    }

    /// <summary>Not taken this time: waits 1 minute, then 2, 4 and so on up to an hour, and gives up after five days.</summary>
    public EmailAttempt RecordFailure(DateTimeOffset now, string transport, string answer, TimeSpan? notBefore = null)
    {
        if (AttemptCount >= MostAttempts)
        {
            return RecordRefusal(now, transport, $"Given up after {AttemptCount} attempts. {answer}");
        }

        var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, AttemptCount - 1), 60));
        NextAttemptAt = now + (notBefore > wait ? notBefore.Value : wait);

        return Record(now, transport, accepted: false, answer);
    }

    /// <summary>The transport said what became of the mail after it was taken; null while that is still open.</summary>
    public EmailAttempt? RecordReceipt(DateTimeOffset now, string transport, DeliveryReceipt receipt)
    {
        if (receipt.Outcome == DeliveryOutcome.Open)
        {
            var age = now - (SentAt ?? now);
            ReceiptDueAt = age > DeliveryReceipt.KeptFor ? null : now + DeliveryReceipt.AskedAgainAfter(age);
            Version++;

            return null;
        }

        ReceiptDueAt = null;

        return receipt.Outcome switch
        {
            DeliveryOutcome.Delivered => Record(now, transport, accepted: true, receipt.Answer),
            DeliveryOutcome.Refused => RecordRefusal(now, transport, receipt.Answer),
            _ => RecordLostOnTheWay(now, transport, receipt.Answer),
        };
    }

    /// <summary>It was taken and yet did not arrive, for a reason that may pass: it goes again.</summary>
    private EmailAttempt RecordLostOnTheWay(DateTimeOffset now, string transport, string answer)
    {
        (State, SentAt, Receipt) = (EmailState.Queued, null, null);

        return RecordFailure(now, transport, answer);
    }

    /// <summary>Someone has mended what was wrong and wants it sent after all.</summary>
    public void TryAgain(DateTimeOffset now)
    {
        if (State != EmailState.Failed)
        {
            throw new InvalidOperationException($"Mail {QueuedEmailId} is {State} and has not failed.");
        }

        (State, AttemptCount, NextAttemptAt) = (EmailState.Queued, 0, now);
        Version++;
    }

    private EmailAttempt Record(DateTimeOffset now, string transport, bool accepted, string answer)
    {
        (LastAnswer, LeasedUntil) = (answer, null);
        Version++;

        return new EmailAttempt
        {
            QueuedEmailId = QueuedEmailId,
            AttemptedAt = now,
            Transport = transport,
            Accepted = accepted,
            Answer = answer,
        };
    }

    /// <summary>Fixed for the life of the mail, so that a repeat after a crash can be recognised.</summary>
    public string MessageId(string domain) => $"<{QueuedEmailId:N}@{domain}>";
}

/// <summary>One hand-off of one mail to a transport and what it answered: the delivery ledger.</summary>
public sealed class EmailAttempt
{
    public Guid EmailAttemptId { get; init; } = Guid.CreateVersion7();

    public required Guid QueuedEmailId { get; init; }

    public QueuedEmail? QueuedEmail { get; init; }

    public required DateTimeOffset AttemptedAt { get; init; }

    /// <summary>Such as Folder or Smtp.</summary>
    public required string Transport { get; init; }

    public required bool Accepted { get; init; }

    public required string Answer { get; init; }
}
