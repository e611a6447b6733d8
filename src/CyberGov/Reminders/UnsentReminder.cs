using CyberGov.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reminders;

/// <summary>Something of which somebody was owed a reminder that has not gone. It is there only as long as that is so.</summary>
public sealed class UnsentReminder
{
    public Guid UnsentReminderId { get; init; } = Guid.CreateVersion7();

    public required string Kind { get; init; }

    public required Guid ItemId { get; init; }

    public required DateOnly DueOn { get; init; }

    public required string Code { get; init; }

    /// <summary>The first morning that went by without it.</summary>
    public required DateOnly SinceOn { get; init; }

    /// <summary>Who has not been told; null when there is nobody who could be.</summary>
    public Guid? PersonId { get; set; }

    public Person? Person { get; init; }
}

internal sealed class UnsentReminderConfiguration : IEntityTypeConfiguration<UnsentReminder>
{
    public void Configure(EntityTypeBuilder<UnsentReminder> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.HasIndex(r => new { r.Kind, r.ItemId, r.DueOn }).IsUnique();
        builder.HasIndex(r => r.SinceOn);
        builder.HasOne(r => r.Person).WithMany().HasForeignKey(r => r.PersonId);
    }
}
