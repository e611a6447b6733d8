namespace CyberGov.Mail;

/// <summary>A text that travels with a mail, such as an iCalendar file.</summary>
public sealed class QueuedEmailAttachment
{
    public Guid QueuedEmailAttachmentId { get; init; } = Guid.CreateVersion7();

    public required Guid QueuedEmailId { get; init; }

    public required string FileName { get; init; }

    /// <summary>Such as <c>text/calendar; method=PUBLISH; charset=utf-8</c>.</summary>
    public required string ContentType { get; init; }

    public required string Text { get; set; }
}
