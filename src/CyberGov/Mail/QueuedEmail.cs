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
    public Guid QueuedEmailId { get; init; } = Guid.CreateVersion7();

    /// <summary>What the mail is about, such as review-digest.</summary>
    public required string Kind { get; init; }

    public Guid? PersonId { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string TextBody { get; init; }

    public required string HtmlBody { get; init; }

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
