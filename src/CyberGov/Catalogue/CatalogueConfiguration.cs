using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberGov.Catalogue;

internal sealed class FrameworkConfiguration : IEntityTypeConfiguration<Framework>
{
    public void Configure(EntityTypeBuilder<Framework> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(40);
        builder.HasIndex(f => f.Code).IsUnique();
    }
}

internal sealed class RequirementConfiguration : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(40);
        builder.HasIndex(r => new { r.FrameworkId, r.Code }).IsUnique();
        builder.HasOne(r => r.Framework).WithMany(f => f.Requirements).HasForeignKey(r => r.FrameworkId);
        builder.HasOne(r => r.Parent).WithMany().HasForeignKey(r => r.ParentRequirementId);
    }
}

internal sealed class RequirementSuccessorConfiguration : IEntityTypeConfiguration<RequirementSuccessor>
{
    public void Configure(EntityTypeBuilder<RequirementSuccessor> builder)
    {
        builder.HasKey(s => new { s.RequirementId, s.SuccessorRequirementId });
        builder.HasOne(s => s.Requirement).WithMany().HasForeignKey(s => s.RequirementId);
        builder.HasOne(s => s.Successor).WithMany().HasForeignKey(s => s.SuccessorRequirementId);
    }
}

internal sealed class CommonControlConfiguration : IEntityTypeConfiguration<CommonControl>
{
    public void Configure(EntityTypeBuilder<CommonControl> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.HasIndex(c => c.Code).IsUnique();
    }
}

internal sealed class MappingConfiguration : IEntityTypeConfiguration<Mapping>
{
    public void Configure(EntityTypeBuilder<Mapping> builder)
    {
        builder.HasIndex(m => new { m.RequirementId, m.CommonControlId }).IsUnique();
        builder.HasOne(m => m.Requirement).WithMany(r => r.Mappings).HasForeignKey(m => m.RequirementId);
        builder.HasOne(m => m.CommonControl).WithMany(c => c.Mappings).HasForeignKey(m => m.CommonControlId);
    }
}
