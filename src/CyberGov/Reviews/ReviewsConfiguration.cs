using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Reviews;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.Property(r => r.CompletedAt).IsConcurrencyToken();
        builder.Property(r => r.Note).HasMaxLength(4000);
        builder.HasIndex(r => r.ControlId).IsUnique().HasFilter("\"CompletedAt\" IS NULL").HasDatabaseName("IX_Reviews_OneOpen");
        builder.HasIndex(r => new { r.ControlId, r.CompletedAt });
        builder.HasIndex(r => new { r.CompletedAt, r.DueOn });
        builder.HasOne(r => r.Control).WithMany().HasForeignKey(r => r.ControlId);
        builder.HasOne(r => r.CompletedBy).WithMany().HasForeignKey(r => r.CompletedById);
        builder.HasIndex(r => new { r.CompletedOn, r.DaysLate });
        builder.Property(r => r.MovedReason).HasMaxLength(Review.MaxReasonLength);
        builder.Property(r => r.SnoozeReason).HasMaxLength(Review.MaxReasonLength);
        builder.HasMany(r => r.EvidenceSeen).WithOne().HasForeignKey(e => e.ReviewId);
    }
}

internal sealed class ReviewEvidenceConfiguration : IEntityTypeConfiguration<ReviewEvidence>
{
    public void Configure(EntityTypeBuilder<ReviewEvidence> builder)
    {
        builder.ToTable("ReviewEvidence");
        builder.HasKey(e => new { e.ReviewId, e.EvidenceRevisionId });
        builder.HasOne(e => e.EvidenceRevision).WithMany().HasForeignKey(e => e.EvidenceRevisionId);
    }
}
