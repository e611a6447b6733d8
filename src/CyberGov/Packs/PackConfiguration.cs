using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Packs;

internal sealed class PackConfiguration : IEntityTypeConfiguration<Pack>
{
    public void Configure(EntityTypeBuilder<Pack> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(20);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => p.Code).IsUnique();
        builder.HasOne(p => p.Framework).WithMany().HasForeignKey(p => p.FrameworkId);
        builder.HasOne(p => p.RequestedBy).WithMany().HasForeignKey(p => p.RequestedById);
        builder.HasOne(p => p.QueuedJob).WithMany().HasForeignKey(p => p.QueuedJobId);
    }
}
