using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.ChangeHistory;

internal sealed class ChangeHistoryConfiguration : IEntityTypeConfiguration<ChangeHistoryEntry>
{
    public void Configure(EntityTypeBuilder<ChangeHistoryEntry> builder)
    {
        builder.ToTable("ChangeHistory");
        builder.Property(e => e.Subject).HasMaxLength(60);
        builder.HasIndex(e => new { e.Subject, e.SubjectId, e.ChangeHistoryEntryId });
        builder.HasIndex(e => e.OccurredAt);
    }
}
