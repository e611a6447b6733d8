using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Evidence;

internal sealed class EvidenceItemConfiguration : IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.Property(e => e.Code).HasMaxLength(20);
        builder.Property(e => e.Title).HasMaxLength(200);
        builder.Property(e => e.WithdrawnReason).HasMaxLength(2000);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => e.Number).IsUnique();
        builder.HasIndex(e => e.Code).IsUnique();
        builder.HasIndex(e => new { e.OwnerId, e.Number });
        builder.HasIndex(e => new { e.Title, e.Number });
        builder.HasIndex(e => new { e.EffectiveOn, e.Number });
        builder.HasIndex(e => new { e.Marking, e.Number });
        builder.HasIndex(e => new { e.ExpiresOn, e.Number });
        builder.HasOne(e => e.Owner).WithMany().HasForeignKey(e => e.OwnerId);
        builder.HasOne(e => e.LoggedBy).WithMany().HasForeignKey(e => e.LoggedById);
    }
}

internal sealed class EvidenceControlConfiguration : IEntityTypeConfiguration<EvidenceControl>
{
    public void Configure(EntityTypeBuilder<EvidenceControl> builder)
    {
        builder.ToTable("EvidenceControls");
        builder.HasKey(l => new { l.EvidenceItemId, l.ControlId });
        builder.HasIndex(l => new { l.ControlId, l.EvidenceItemId });
        builder.HasOne(l => l.EvidenceItem).WithMany(e => e.Controls).HasForeignKey(l => l.EvidenceItemId);
        builder.HasOne(l => l.Control).WithMany().HasForeignKey(l => l.ControlId);
    }
}

internal sealed class EvidenceRevisionConfiguration : IEntityTypeConfiguration<EvidenceRevision>
{
    public void Configure(EntityTypeBuilder<EvidenceRevision> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.LinkUrl).HasMaxLength(2000);
        builder.HasIndex(r => new { r.EvidenceItemId, r.Number }).IsUnique();
        builder.HasOne(r => r.EvidenceItem).WithMany(e => e.Revisions).HasForeignKey(r => r.EvidenceItemId);
        builder.HasMany(r => r.Files).WithOne(f => f.EvidenceRevision).HasForeignKey(f => f.EvidenceRevisionId);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.Property(f => f.FileName).HasMaxLength(255);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => f.Sha256);
    }
}

internal sealed class StoredContentConfiguration : IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<StoredContent> builder)
    {
        builder.ToTable("StoredContents");
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.Property(c => c.ScanAnswer).HasMaxLength(500);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Sha256).IsUnique();
        builder.HasIndex(c => new { c.ReceivedById, c.ReceivedAt });
        builder.HasIndex(c => c.CheckedAt);
        builder.HasIndex(c => c.Scan);
        builder.HasIndex(c => c.Integrity);
    }
}
