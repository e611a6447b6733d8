namespace CyberGov.Mail;

/// <summary>A text that travels with a mail as a file, such as a calendar entry.</summary>
public sealed class QueuedEmailAttachment
{
    public Guid QueuedEmailAttachmentId { get; init; } = Guid.CreateVersion7();

    public Guid QueuedEmailId { get; init; }

    /// <summary>Such as reviews.ics.</summary>
    public required string FileName { get; init; }

    /// <summary>Such as text/calendar; method=PUBLISH. The character set is always UTF-8 and need not be named.</summary>
    public required string ContentType { get; init; }

    public required string Text { get; set; }
}
