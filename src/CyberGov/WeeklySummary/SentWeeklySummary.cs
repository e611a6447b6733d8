using CyberGov.Identity;
using CyberGov.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.WeeklySummary;

/// <summary>Says that one person was sent the summary of one week; unique, so never twice.</summary>
public sealed class SentWeeklySummary
{
    public Guid SentWeeklySummaryId { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>The week's Monday.</summary>
    public required DateOnly WeekOf { get; init; }

    public required Guid QueuedEmailId { get; init; }
}

internal sealed class SentWeeklySummaryConfiguration : IEntityTypeConfiguration<SentWeeklySummary>
{
    public void Configure(EntityTypeBuilder<SentWeeklySummary> builder)
    {
        builder.ToTable("SentWeeklySummaries");
        builder.HasIndex(s => new { s.WeekOf, s.PersonId }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasOne<QueuedEmail>().WithMany().HasForeignKey(s => s.QueuedEmailId);
    }
}
