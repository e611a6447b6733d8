using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reviews;

internal sealed class ReviewScheduleConfiguration : IEntityTypeConfiguration<ReviewSchedule>
{
    public void Configure(EntityTypeBuilder<ReviewSchedule> builder)
    {
        builder.Property(s => s.Purpose).HasMaxLength(ReviewSchedule.MaxPurposeLength);
        builder.Property(s => s.FixedDates).HasMaxLength(100);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.ControlId).IsUnique().HasFilter("\"RetiredAt\" IS NULL").HasDatabaseName("IX_ReviewSchedules_OneOfAControl");
        builder.HasIndex(s => s.FrameworkId).IsUnique().HasFilter("\"RetiredAt\" IS NULL").HasDatabaseName("IX_ReviewSchedules_OneOfAFramework");
        builder.HasOne(s => s.Control).WithMany().HasForeignKey(s => s.ControlId);
        builder.HasOne(s => s.Framework).WithMany().HasForeignKey(s => s.FrameworkId);
    }
}
