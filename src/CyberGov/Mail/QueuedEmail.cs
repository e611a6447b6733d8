namespace CyberGov.Mail;

public enum EmailState
{
    Queued,
    Sent,

    /// <summary>Refused for good; someone must look at it.</summary>
    Failed,
}

/// <summary>A mail saved with the change that causes it, and delivered afterwards by a job.</summary>
public sealed class QueuedEmail
{
    /// <summary>About five days of trying, most of it once an hour.</summary>
    private const int MostAttempts = 125;

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

    public int Version { get; private set; }

    /// <summary>Takes the mail for one hand-off.</summary>
    public void Lease(DateTimeOffset now, TimeSpan howLong)
    {
        if (State != EmailState.Queued)
        {
            throw new InvalidOperationException($"Mail {QueuedEmailId} is {State} and not waiting.");
        }

        LeasedUntil = now + howLong;
        AttemptCount++;
        Version++;
    }

    public EmailAttempt RecordSent(DateTimeOffset now, string transport, string answer)
    {
        (State, SentAt) = (EmailState.Sent, now);
        if (HoldsPersonalLink)
        {
            (TextBody, HtmlBody) = (string.Empty, string.Empty);
        }

        return Record(now, transport, accepted: true, answer);
    }

    /// <summary>Refused for good: it is not tried again unless someone asks.</summary>
    public EmailAttempt RecordRefusal(DateTimeOffset now, string transport, string answer)
    {
        State = EmailState.Failed;

        return Record(now, transport, accepted: false, answer);
    }

    /// <summary>Not taken this time: waits 1 minute, then 2, 4 and so on up to an hour, and gives up after five days.</summary>
    public EmailAttempt RecordFailure(DateTimeOffset now, string transport, string answer)
    {
        if (AttemptCount >= MostAttempts)
        {
            return RecordRefusal(now, transport, $"Given up after {AttemptCount} attempts. {answer}");
        }

        NextAttemptAt = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, AttemptCount - 1), 60));

        return Record(now, transport, accepted: false, answer);
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
