using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reminders;

/// <summary>As what a person was told.</summary>
public enum ReminderRung
{
    /// <summary>It is theirs to do.</summary>
    Owner,

    /// <summary>Covers for someone on leave.</summary>
    Cover,
    Deputy,
    LineManager,
    SeniorInformationRiskOwner,

    /// <summary>Nobody else could be told, or it is the officers' to do.</summary>
    Officer,
}

/// <summary>One line of the ledger: this person was owed this step of this item, and this mail carries it. Unique, so never twice.</summary>
public sealed class Reminder
{
    public Guid ReminderId { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public Person? Person { get; init; }

    public required string Kind { get; init; }

    public required Guid ItemId { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Days from the due date to the milestone that was owed: 14 days before is -14.</summary>
    public required int Step { get; init; }

    /// <summary>The day of that milestone.</summary>
    public required DateOnly StepOn { get; init; }

    /// <summary>What people quote, so that the ledger reads without its items.</summary>
    public required string Code { get; init; }

    public required ReminderRung Rung { get; init; }

    public required Guid QueuedEmailId { get; set; }

    public QueuedEmail? QueuedEmail { get; init; }

    /// <summary>The mail put the due date into the person's calendar.</summary>
    public bool HasCalendarEntry { get; set; }

    /// <summary>The mail that took it out of the calendar again.</summary>
    public Guid? CancelledInId { get; set; }

    /// <summary>It was done, moved or given to someone else before the mail went; the mail went without it.</summary>
    public DateTimeOffset? NotNeededAt { get; set; }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.HasIndex(r => new { r.PersonId, r.Kind, r.ItemId, r.DueOn, r.Step }).IsUnique();
        builder.HasIndex(r => new { r.ItemId, r.StepOn });
        builder.HasIndex(r => r.StepOn);
        builder.HasIndex(r => new { r.Code, r.StepOn });
        builder.HasIndex(r => r.QueuedEmailId);
        builder.HasIndex(r => r.DueOn).HasFilter("\"HasCalendarEntry\" AND \"CancelledInId\" IS NULL").HasDatabaseName("IX_Reminders_InCalendars");
        builder.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId);
        builder.HasOne(r => r.QueuedEmail).WithMany().HasForeignKey(r => r.QueuedEmailId);
        builder.HasOne<QueuedEmail>().WithMany().HasForeignKey(r => r.CancelledInId);
    }
}
