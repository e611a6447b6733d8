using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.ChangeHistory;

internal sealed class ChangeHistoryConfiguration : IEntityTypeConfiguration<ChangeHistoryEntry>
{
    public void Configure(EntityTypeBuilder<ChangeHistoryEntry> builder)
    {
        builder.ToTable("ChangeHistory");
        builder.Property(e => e.Subject).HasMaxLength(60);
        builder.Property(e => e.Salt).HasMaxLength(HistoryDigest.SaltBytes);
        builder.Property(e => e.ValuesDigest).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(e => e.PreviousHash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(e => e.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasIndex(e => e.Sequence).IsUnique();

        // One order for each filter of the history page, so that a page is read from an index whatever its size.
        builder.HasIndex(e => new { e.SubjectId, e.OccurredAt, e.Sequence });
        builder.HasIndex(e => new { e.OccurredAt, e.Sequence });
        builder.HasIndex(e => new { e.PersonId, e.OccurredAt, e.Sequence });
        builder.HasIndex(e => new { e.Subject, e.OccurredAt, e.Sequence });
        builder.HasIndex(e => new { e.Action, e.OccurredAt, e.Sequence });
    }
}

internal sealed class HistoryHeadConfiguration : IEntityTypeConfiguration<HistoryHead>
{
    public void Configure(EntityTypeBuilder<HistoryHead> builder)
    {
        builder.ToTable("HistoryHead");
        builder.Property(h => h.HistoryHeadId).ValueGeneratedNever();
        builder.Property(h => h.InstallationId).HasMaxLength(32);
        builder.Property(h => h.Hash).HasMaxLength(SHA256.HashSizeInBytes);
    }
}

internal sealed class HistoryCheckpointConfiguration : IEntityTypeConfiguration<HistoryCheckpoint>
{
    public void Configure(EntityTypeBuilder<HistoryCheckpoint> builder)
    {
        builder.HasKey(c => c.Sequence);
        builder.Property(c => c.Sequence).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(500);
        builder.Property(c => c.Signature).HasMaxLength(200);
    }
}
